/// What of an account goes into the one it is merged into.
///
/// Who its holder is and how he proves it stays behind, and so does every permission; what is owed,
/// what was paid and how it came about is carried.
enum MergeScope {
  /// Tables whose rows are carried.
  static let carried: Set<String> = [
    "method", "biller", "formerBiller", "payee", "bill", "billPayee", "original", "billOriginal",
    "batch", "payment", "paymentEvent", "creditUse", "idempotency", "entry", "posting", "schedule",
    "occurrence", "income",
  ]

  /// Tables that stay behind; the log is carried event by event, under names of its own.
  static let leftBehind: Set<String> = [
    "account", "event",
    // How the holder proves himself to the account that goes.
    "keySlot", "session", "factor", "recoveryCode", "challenge", "attempt", "identifierChange",
    "device", "typingProfile",
    // What he let leave without asking: the account that stays has limits of its own.
    "moneyLimit",
    // Permissions, which only a new signature gives.
    "agent", "mandate", "billSignature",
  ]

  /// Columns by which a row is the same in both accounts, in tables without an id of their own: the
  /// row of the account that stays wins.
  static let keys = ["original": "sha256", "idempotency": "key", "income": "id"]

  /// Tables that number their rows, and the columns that name such a number, by the table it is of.
  static let numbered: [String: [String: String]] = [
    "paymentEvent": ["id": "paymentEvent"], "creditUse": ["id": "creditUse"],
    "entry": ["id": "entry"], "posting": ["entryID": "entry"],
  ]

  /// The first words of the kinds of events that tell of what is carried.
  private static let families: Set<String> = [
    "batch", "bill", "biller", "mandate", "method", "payee", "payment", "schedule",
  ]

  /// What an event of the account that goes is called in the log of the one that stays: logins,
  /// keys and settings of the one must not be taken for those of the other.
  static func kind(_ kind: String) -> String {
    families.contains(String(kind.prefix { $0 != "." })) ? kind : "merged.\(kind)"
  }
}

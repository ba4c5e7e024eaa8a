/// The edits of the database that have an effect nobody is told of, as `docs/SECURITY.md` says.
///
/// Each is tried: one that is noticed after all has to leave this list.
enum KnownEffects {
  /// By what is edited: `table.column`, or `table: what is done to its rows`.
  static let reasons: [String: String] = [:]
}

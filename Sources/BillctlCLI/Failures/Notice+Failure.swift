import BillActions

extension NoticeError: Explained {
  var failure: Failure {
    switch self {
    case .malformed(let text):
      Failure(
        "bad-notice-setting", "\"\(text)\" is not KIND=CHANNEL",
        hints: ["channels: \(NoticeChannel.allCases.map(\.rawValue).joined(separator: ", "))"],
        status: .usage)
    case .unknownKind(let kind):
      Failure(
        "unknown-notice-kind", "there are no notices of the kind \"\(kind)\"",
        hints: ["kinds: \(NoticeKind.allCases.map(\.rawValue).joined(separator: ", "))"],
        status: .usage)
    case .cannotBeSilent(let kind):
      Failure(
        "notice-needed", "notices of the kind \(kind.rawValue) cannot be switched off",
        hints: [
          "these can: "
            + NoticeKind.allCases.filter { !$0.isSecurity }.map(\.rawValue).joined(separator: ", ")
        ], status: .usage)
    case .noTexts:
      Failure(
        "no-texts", "notices cannot go by text message here", hints: ["use mail or none"],
        status: .unavailable)
    }
  }
}

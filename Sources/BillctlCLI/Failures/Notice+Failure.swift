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
    case .needsMail(let kind):
      Failure(
        "notice-needed", "notices of the kind \(kind.rawValue) always go by mail",
        hints: [
          "a text can come beside it: \(kind.rawValue)=both",
          "these can be switched off: "
            + NoticeKind.allCases.filter { !$0.isSecurity }.map(\.rawValue).joined(separator: ", "),
        ], status: .usage)
    }
  }
}

import BillCore
import BillCredentials
import BillStore

/// The one way of telling an account's holder something.
///
/// It writes messages down; `Post` sends what was written.
struct Notices {
  let home: Home
  let account: Account
  let settings: NoticeSettings
  /// The confirmed number; without one everything goes by mail.
  let phone: PhoneNumber?

  /// A notice and when it came about.
  struct News: Hashable {
    var notice: Notice
    var at: Instant
    /// The event it came from; 0 where it came from none.
    var position: Int64 = 0
  }

  init(_ home: Home, _ account: Account, _ settings: NoticeSettings, phone: PhoneNumber?) {
    self.home = home
    self.account = account
    self.settings = settings
    self.phone = phone
  }

  /// Writes a message for each kind of news that is wanted, to each address it concerns.
  func keep(_ news: [News], to addresses: [String]) throws {
    for kind in NoticeKind.allCases where settings[kind] != .none {
      let ofKind = news.filter { $0.notice.kind == kind }
      guard let first = ofKind.first, let last = ofKind.last else { continue }
      if settings[kind] != .text || phone == nil {
        for address in addresses {
          try mail(ofKind, kind, to: address, id(kind, first, last, address), last)
        }
      }
      if settings[kind].texts, let phone {
        try text(ofKind, to: phone, id(kind, first, last, phone.e164), last)
      }
    }
  }

  private func mail(
    _ news: [News], _ kind: NoticeKind, to address: String, _ id: RecordID, _ last: News
  ) throws {
    let message = Message(
      to: address, subject: "billctl: \(Notices.subject(news, last.notice.subject))",
      body: Notices.body(news, kind))
    try Post(home).keep(Letter(message, id: id, at: last.at, isTest: account.isTest))
  }

  private func text(_ news: [News], to phone: PhoneNumber, _ id: RecordID, _ last: News) throws {
    let notice = TextNotice(
      Notices.subject(news, last.notice.brief), at: last.at, isTest: account.isTest,
      try home.installKey())
    try TextMessages(home).keep(notice, to: phone, id: id)
  }

  // A run that was killed and begins anew makes the same message again, not a second one.
  private func id(_ kind: NoticeKind, _ first: News, _ last: News, _ address: String) -> RecordID {
    guard first.position > 0 else { return home.world.newID() }
    var message = CanonicalBytes(tag: "BCTLnews1")
    message.append(fixed: account.id.bytes)
    message.append(kind.rawValue)
    message.append(first.position)
    message.append(last.position)
    message.append(address)
    return RecordID(sixteen: Blake2b.hash(message.bytes, length: 16))
  }

  private static func subject(_ news: [News], _ last: String) -> String {
    guard let kind = news.last?.notice.kind, news.count > 1 else { return last }
    switch kind {
    case .sent, .settled, .failed: return "\(news.count) payments, \(kind.rawValue)"
    case .login, .access, .permission, .run: return "\(last), and \(news.count - 1) more"
    }
  }

  /// More than this is counted and not listed.
  private static let mostListed = 25

  private static func body(_ news: [News], _ kind: NoticeKind) -> String {
    var lines: [String] = []
    for item in news.prefix(mostListed) {
      lines += item.notice.sentence.split(separator: "\n").flatMap {
        NoticeText.wrapped(String($0))
      }
      lines += ["  \(NoticeText.moment(item.at))", ""]
    }
    if news.count > mostListed { lines += ["And \(news.count - mostListed) more.", ""] }
    if kind.isSecurity {
      lines.append("Was that not you? Stop everything: billctl account freeze")
    }
    lines.append("Look it up: \(kind.lookUp)")
    return lines.joined(separator: "\n")
  }
}

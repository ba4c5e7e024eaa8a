package import BillCore
import BillCredentials
import BillFormats

/// Tells whether this installation wrote a message, from the message alone.
package struct CheckMessage: Sendable {
  package init() {}

  /// What a message turned out to be.
  package enum Verdict: Hashable, Sendable {
    /// Written here, word for word.
    case genuine(Facts)
    /// A text message that was written here, word for word.
    case genuineText(String)
    /// It bears our seal and is not what was sealed.
    case altered(Alteration)
    /// Nothing of ours vouches for it.
    case unknown(Reason)
  }

  /// What was sealed with a genuine message.
  package struct Facts: Hashable, Sendable {
    package var to: String
    package var subject: String
    package var at: Instant
    package var id: String
    /// The lines that were sealed.
    package var text: String
  }

  /// What differs from the mail that was sealed.
  package enum Alteration: String, Hashable, Sendable {
    /// Words, amounts or the seal itself.
    case text
    /// The subject in the header is not the sealed one.
    case subject
    /// The header names another recipient.
    case recipient
    /// The header says something twice, or asks for answers to another address.
    case header
    /// There are parts beside the text that was sealed.
    case parts
    /// The block is incomplete, or something follows it.
    case seal
  }

  /// Why a mail is not known to be ours.
  package enum Reason: String, Hashable, Sendable {
    case noSeal = "no-seal"
    /// The code of a text message is not ours for these words.
    case wrongCode = "wrong-code"
    case otherInstallation = "other-installation"
  }

  /// Checks the bytes of a mail, of a mail that holds it, of its text, or of a text message.
  ///
  /// - throws: `CaptureError.tooDeep`, `HomeError.noAccount` where there is no key to check with.
  package func perform(_ bytes: [UInt8], in home: Home) throws -> Verdict {
    guard try home.existing(home.places.state) != nil, let key = try home.storedInstallKey() else {
      throw HomeError.noAccount
    }
    if let verdict = CheckMessage.verdict(ofText: bytes, key) { return verdict }
    let verdicts = try MailText.read(bytes).map { verdict($0, key) }
    return verdicts.max { $0.weight < $1.weight } ?? .unknown(.noSeal)
  }

  // The beginning of a text message reads like the header of a mail, so it is looked at first.
  private static func verdict(ofText bytes: [UInt8], _ key: InstallKey) -> Verdict? {
    guard bytes.count < longestText else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return TextNotice.isGenuine(text, key).map { isGenuine in
      isGenuine ? .genuineText(NoticeText.oneLine(text)) : .unknown(.wrongCode)
    }
  }

  private static let longestText = 2000

  private func verdict(_ mail: MailText, _ key: InstallKey) -> Verdict {
    switch MessageSeal.read(mail.text) {
    case .none: return .unknown(.noSeal)
    case .damaged: return .altered(.seal)
    case .sealed(let seal, let text):
      guard seal.keyName == MessageSeal.keyName(key) else { return .unknown(.otherInstallation) }
      guard seal.isGenuine(over: text, key), let at = Instant(seal.at) else {
        return .altered(.text)
      }
      if mail.hasCompany { return .altered(.parts) }
      if let alteration = alteration(of: mail, seal) { return .altered(alteration) }
      return .genuine(
        Facts(to: seal.to, subject: seal.subject, at: at, id: seal.id, text: text))
    }
  }

  // Who forwards a mail puts a word before the subject and another name into To.
  private func alteration(of mail: MailText, _ seal: MessageSeal) -> Alteration? {
    if mail.isAmbiguous { return .header }
    var subject = (mail.subject ?? seal.subject)[...]
    var isForwarded = false
    while let match = subject.prefixMatch(of: /\s*(?i:fwd?|wg|tr|rv|i):\s*/) {
      subject = subject[match.range.upperBound...]
      isForwarded = true
    }
    guard subject == seal.subject else { return .subject }
    if mail.redirectsAnswers, !isForwarded { return .header }
    let to = mail.to?.lowercased() ?? seal.to.lowercased()
    return isForwarded || CheckMessage.address(to) == seal.to.lowercased() ? nil : .recipient
  }

  private static func address(_ field: String) -> String {
    guard let start = field.lastIndex(of: "<"), let end = field.lastIndex(of: ">"), start < end
    else { return field.filter { !$0.isWhitespace } }
    return field[field.index(after: start)..<end].filter { !$0.isWhitespace }
  }
}

extension CheckMessage.Verdict {
  /// Of several texts in one mail the most alarming counts: what was altered, then what is genuine.
  fileprivate var weight: Int {
    switch self {
    case .altered: 2
    case .genuine, .genuineText: 1
    case .unknown: 0
    }
  }
}

import BillCore
import BillCredentials

/// Draws decoys: the same ones each time the same thing is asked of the same account.
///
/// They come from the install key and from what is asked, not from the case: if each case had its
/// own, whoever opens two would see which choice is in both.
struct SupportDecoys {
  private let key: InstallKey
  private let topic: [UInt8]
  private var drawn: UInt32 = 0

  init(_ key: InstallKey, seed: [UInt8], topic: String) {
    self.key = key
    var message = CanonicalBytes(tag: "BCTLdecy1")
    message.append(counted: seed)
    message.append(topic)
    self.topic = message.bytes
  }

  /// A number of 0 and up, below the bound.
  mutating func number(below bound: Int) -> Int {
    drawn += 1
    var message = CanonicalBytes()
    message.append(counted: topic)
    message.append(drawn)
    let word = key.mac(.support, message.bytes).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(word % UInt64(max(1, bound)))
  }

  /// So many decimal digits.
  mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in "\(number(below: 10))" }.joined()
  }

  /// The choices of a question in an order that says nothing, with the right one among them.
  ///
  /// - Parameter decoy: makes one more decoy; what is there already is left out.
  mutating func question(
    _ text: String, truth: String?, decoy: (inout SupportDecoys) -> String
  ) -> SupportQuestion {
    var choices = truth.map { [$0] } ?? []
    while choices.count < SupportDecoys.choices {
      let candidate = decoy(&self)
      if !choices.contains(candidate) { choices.append(candidate) }
    }
    let order = choices.map { (key.mac(.support, topic + Array($0.utf8)), $0) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    return SupportQuestion(
      text: text, choices: order + [SupportQuestion.none],
      right: truth.map { order.firstIndex(of: $0) ?? order.count } ?? order.count)
  }

  /// Choices beside "none of these".
  private static let choices = 5
}

/// A question with choices, of which one is right.
package struct SupportQuestion: Hashable, Sendable {
  package let text: String
  /// The last one is always "none of these".
  package let choices: [String]
  /// The place of the right choice.
  let right: Int

  static let none = "none of these"
}

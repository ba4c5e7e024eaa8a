/// Why two accounts are not merged.
package enum MergeError: Error, Equatable {
  /// Both addresses name one account.
  case sameAccount(String)
  /// One of them is stopped, and has to be let go first.
  case stopped(email: String, PayObstacle)
  /// What would be merged is not what the plan showed any more.
  case outdated
  /// The account was taken over by another one, so it cannot pay again.
  case takenOver(email: String, by: String)
}

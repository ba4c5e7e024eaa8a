import BillActions
import BillCredentials

extension Session {
  /// A new password: from a file, else typed twice; a weak one is asked for again.
  ///
  /// `userWords` are the holder's own words, which make a password weak.
  func newPassword(file: String?, userWords: [String]) throws -> SecureBytes {
    if let file { return try console.readSecret(file) }
    guard isInteractive else {
      throw AccessError.passwordNeeded(.operation("a new password must be chosen"))
    }
    console.writeError(
      "\nChoose a password of at least 15 characters: four or five random words are good.\n")
    while true {
      guard let first = try console.askSecret("New password: ") else { throw Interruption() }
      let verdict = try PasswordPolicy.check(first, userWords: userWords)
      guard verdict.isAccepted else {
        explain(StartError.weakPassword(verdict.weaknesses).failure)
        continue
      }
      guard let second = try console.askSecret("Again: ") else { throw Interruption() }
      if first == second { return first }
      console.writeError("  The two differ; once more.\n")
    }
  }
}

import BillActions
import BillCredentials

extension Session {
  /// A new password: from a file, else typed twice.
  func newPassword(file: String?) throws -> SecureBytes {
    if let file { return try console.readSecret(file) }
    guard isInteractive else {
      throw AccessError.passwordNeeded(.operation("a new password must be chosen"))
    }
    console.writeError(
      "Choose a password of at least 15 characters: four or five random words are good.\n")
    while true {
      guard let first = try console.askSecret("New password: "),
        let second = try console.askSecret("Again: ")
      else { throw Interruption() }
      if first == second { return first }
      console.writeError("The two differ; once more.\n")
    }
  }
}

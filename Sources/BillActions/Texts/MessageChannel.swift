package import BillStore

/// How a message leaves the machine, through a program of the user's.
package enum MessageChannel: Hashable, Sendable, CaseIterable {
  /// `[mail] program`.
  case mail
  /// `[sms] program`.
  case text
}

/// Why a message cannot leave the machine.
package enum MessageError: Error, Hashable {
  /// No program is set for the channel, or the one that is set is not installed.
  case noProgram(MessageChannel)
  /// Others could exchange the program, so it is given no code.
  case unsafeProgram(FileError)
  /// The program ended with an error.
  case notTaken(MessageChannel)
}

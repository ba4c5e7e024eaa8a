package import BillCore

/// Why an account is not carried from one home to another.
package enum ExchangeError: Error, Equatable {
  /// The file is no export of an account.
  case notAnExport
  /// The key or password is not the one of the file.
  case wrongSecret
  /// The file is not what was written, or not all of it.
  case altered
  /// It opens, and what is inside is not an account.
  case malformed
  /// It was written by a program with another version of the schema.
  case otherVersion(found: Int, known: Int)
  /// The account is here already, perhaps under another address.
  case isHere(RecordID)
}

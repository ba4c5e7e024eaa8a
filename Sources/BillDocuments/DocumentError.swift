package import BillCore

/// Why a document could not be made.
package enum DocumentError: Error, Equatable {
  /// A library, or a call of it that is newer than the installed one, is not there.
  case libraryMissing(String)
  /// The system has no font at all.
  case noFont
  /// The drawing library failed, in its own words.
  case renderFailed(String)
  /// The opening balance and the movements do not make the closing balance: it is not printed.
  case doesNotAddUp(Currency)
  /// The amounts of a table could not be added.
  case amounts(MoneyError)
  /// The modules are no square, or the picture would be empty or wider than 32 767 pixels.
  case badPictureSize
}

package import BillCore

/// Why a biller cannot be made or changed.
package enum BillerError: Error, Equatable {
  case emptyName
  /// Terms that are not 0 to 3650 days.
  case badTerms(Int)
  /// A category is one word.
  case badCategory(String)
  /// A biller of that name or identifier is here.
  case alreadyThere(RecordID, name: String)
  case nothingToChange
  /// Archived, or not, as asked for.
  case noChange(name: String, isArchived: Bool)
  /// The biller has bills that are still to be paid.
  case hasOpenBills(name: String, count: Int)
  /// Schedules pay the biller.
  case hasSchedules(name: String, schedules: [String])
}

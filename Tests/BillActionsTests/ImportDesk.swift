import BillActions
import BillCore
import BillCredentials
import BillStore
import Foundation

/// An account that bills are taken into, and the folder they come from.
struct ImportDesk {
  let ana: AccountFixture
  let folder: String

  init() throws {
    ana = try AccountFixture()
    folder = "\(ana.home.folder)/post"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { ana.home.remove() }

  /// Writes a file into the folder and tells its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Takes bills in, one file each, so many seconds after the beginning.
  @discardableResult
  func take(_ bills: SampleBill..., after seconds: Int64 = 0) throws -> ImportTally {
    try take(files: bills.map { try file("\(UUID().uuidString).xml", $0.xml) }, after: seconds)
  }

  @discardableResult
  func take(files: [String], after seconds: Int64 = 0) throws -> ImportTally {
    // A read session lasts days, so whoever comes later logs in again.
    let access = try seconds == 0 ? ana.open() : ana.logIn(after: seconds)
    return try ImportBills(sources: files).perform(access)
  }

  func bills() throws -> [BillDetails] { try ListBills().perform(ana.open()) }

  func bill(_ number: String) throws -> BillDetails? {
    try bills().first { $0.bill.number == number }
  }

  /// Whether every entry sums to zero and what is owed to each biller is what its bills say.
  func ledgerAgrees() throws -> Bool {
    try ana.home.after().books(of: ana.id).read { reader in
      let byLedger = try reader.owed(before: .last).filter { !$0.amount.isZero }
      let byRecords = try reader.owedByRecords().filter { !$0.amount.isZero }
      return try reader.unbalancedEntries().isEmpty && Set(byLedger) == Set(byRecords)
    }
  }
}

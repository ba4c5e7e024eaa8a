/// What a bank's own rules add to the message standard.
///
/// A profile holds only what the source it names says; everything else is as generic.
package struct BankProfile: Hashable, Sendable {
  /// The word that names it in a rail's configuration.
  package let id: String
  package let name: String
  /// What the user should know, and the public source of each rule.
  package let notes: [String]
  package var version = CreditTransferInitiation.Version.v09
  /// Whether the bank's upload takes one execution date for a whole file.
  package var oneExecutionDatePerFile = false
  /// Whether the bank's upload takes one debtor account for a whole file.
  package var oneDebtorAccountPerFile = false
  package var maxTransfersPerFile: Int?
  /// In minor units of the transfer's currency.
  package var maxAmountMinor: Int64?
  /// Whether both accounts must come with the BIC of their bank.
  package var requiresBIC = false
  /// The category purposes the bank takes; nil for all.
  package var categoryPurposes: Set<String>?
  /// What `BtchBookg` says where the user does not; nil leaves the element out.
  package var batchBooking: Bool?
  /// How many days ahead of the upload an execution date may lie.
  package var maxDaysAhead: Int?

  /// The file's name for a message, in letters every file system and upload form takes.
  package func fileName(messageID: String) -> String {
    let kept = messageID.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(kept) + ".xml"
  }

  /// The blocks as this bank wants them, grouped into files in their order.
  ///
  /// A block larger than a file is cut, and its further parts get `-2`, `-3` … after their
  /// identification.
  package func files(for blocks: [PaymentInformation]) -> [[PaymentInformation]] {
    var files: [[PaymentInformation]] = []
    for block in blocks.flatMap(parts) {
      if let index = files.firstIndex(where: { fits(block, in: $0) }) {
        files[index].append(block)
      } else {
        files.append([block])
      }
    }
    return files
  }

  private func fits(_ block: PaymentInformation, in file: [PaymentInformation]) -> Bool {
    guard let first = file.first else { return true }
    let count = file.reduce(block.transfers.count) { $0 + $1.transfers.count }
    return count <= maxTransfersPerFile ?? .max
      && !(oneExecutionDatePerFile && block.executionDate != first.executionDate)
      && !(oneDebtorAccountPerFile && block.debtorAccount.number != first.debtorAccount.number)
  }

  private func parts(of block: PaymentInformation) -> [PaymentInformation] {
    var whole = block
    whole.batchBooking = block.batchBooking ?? batchBooking
    guard let limit = maxTransfersPerFile, limit > 0, block.transfers.count > limit else {
      return [whole]
    }
    return stride(from: 0, to: block.transfers.count, by: limit).enumerated().map { part, start in
      var piece = whole
      let suffix = part == 0 ? "" : "-\(part + 1)"
      piece.id = String(block.id.prefix(35 - suffix.count)) + suffix
      piece.transfers = Array(block.transfers[start...].prefix(limit))
      return piece
    }
  }
}

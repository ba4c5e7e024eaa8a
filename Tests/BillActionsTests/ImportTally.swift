import BillActions
import BillCore

/// What an import told, by what became of it.
struct ImportTally {
  var imported: [ImportOutcome.Item] = []
  var duplicates: [ImportOutcome.Item] = []
  var held: [(item: ImportOutcome.Item, reason: HoldReason)] = []
  var rejected: [(file: String, reason: RejectionReason)] = []

  mutating func add(_ outcome: ImportOutcome) {
    switch outcome {
    case .imported(let item): imported.append(item)
    case .duplicate(let item): duplicates.append(item)
    case .held(let item, let reason): held.append((item, reason))
    case .rejected(let file, let reason): rejected.append((file, reason))
    }
  }

  /// The bills that were found, whatever would become of them.
  var found: [BillDetails] {
    imported.map(\.bill) + duplicates.map(\.bill) + held.map(\.item.bill)
  }
}

extension ImportBills {
  func perform(_ access: ReadAccess) throws -> ImportTally {
    var tally = ImportTally()
    try perform(access) { tally.add($0) }
    return tally
  }

  func preview(in home: Home, access: ReadAccess?) throws -> ImportTally {
    var tally = ImportTally()
    try preview(in: home, access: access) { tally.add($0) }
    return tally
  }
}

import Foundation

@testable import BillActions

/// Tries every edit of one table, one by one or, where they have no effect together, together.
struct SchemaWalk {
  let world: TamperedWorld
  let shell: SQLiteShell

  /// What the edits of a table came to.
  struct Result {
    var noticed: Set<DatabaseEdit> = []
    var silent: Set<DatabaseEdit> = []
    var harmful: [DatabaseEdit: String] = [:]
    /// Edits that the database itself refuses.
    var refused: Set<DatabaseEdit> = []
  }

  /// Whether every edit of every table is tried; else one of each subject of a few tables.
  static let isWhole = ProcessInfo.processInfo.environment["BILLCTL_WALK"] != nil

  /// Whether a table is walked in this run.
  static func takes(_ table: String) -> Bool {
    isWhole || ["agent", "mandate", "method", "payee"].contains(table)
  }

  func walk(_ table: WalkedTable) throws -> Result {
    let all = try world.onCopy { database in
      try shell.open(database)
      return try table.edits(shell, other: world.otherDatabase, earlier: world.account.earlier)
    }
    var result = Result()
    var seen: Set<String> = []
    let edits = all.filter { seen.insert($0.subject).inserted || SchemaWalk.isWhole }
    for layer in SchemaWalk.layers(edits) {
      try search(layer, &result)
    }
    return result
  }

  // Edits of different cells, which can be made at once; others stay alone.
  private static func layers(_ edits: [DatabaseEdit]) -> [[DatabaseEdit]] {
    var layers: [[DatabaseEdit]] = []
    var next: [DatabaseEdit.Cell: Int] = [:]
    for edit in edits {
      guard let cell = edit.cell else { continue }
      let place = next[cell, default: 0]
      next[cell] = place + 1
      if place == layers.count { layers.append([]) }
      layers[place].append(edit)
    }
    return layers + edits.filter { $0.cell == nil }.map { [$0] }
  }

  // What has no effect together has none alone; else halves are tried, and few edits singly,
  // because most that are noticed stand beside others.
  private func search(_ edits: [DatabaseEdit], _ result: inout Result) throws {
    guard edits.count > 1 else {
      for edit in edits { try tryOne(edit, &result) }
      return
    }
    if try world.effect(of: edits, shell) == .nothing {
      result.silent.formUnion(edits)
      return
    }
    if edits.count <= 4 {
      for edit in edits { try tryOne(edit, &result) }
      return
    }
    let middle = edits.count / 2
    try search(Array(edits[..<middle]), &result)
    try search(Array(edits[middle...]), &result)
  }

  private func tryOne(_ edit: DatabaseEdit, _ result: inout Result) throws {
    switch try world.effect(of: [edit], shell) {
    case nil: result.refused.insert(edit)
    case .noticed?: result.noticed.insert(edit)
    case .nothing?: result.silent.insert(edit)
    case .harm(let what)?: result.harmful[edit] = what
    }
  }
}

import BillCore
import BillStore

/// Mends what can be mended without a decision: wide modes, and files and folders that belong to
/// nothing.
package struct MendHome: Sendable {
  package init() {}

  /// What will be done.
  package struct Plan: Sendable, Hashable {
    /// Files and folders that others will no longer be able to use.
    package let narrowed: [String]
    /// Files and folders that will be removed.
    package let removed: [String]

    /// Whether there is nothing to do.
    package var isEmpty: Bool { narrowed.isEmpty && removed.isEmpty }
  }

  /// Looks for what can be mended; nothing is changed.
  package func plan(in home: Home) -> Plan {
    let narrowed = MendHome.problems(home).compactMap { problem in
      if case .wideMode(let path, _) = problem { path } else { nil }
    }
    // why: where the accounts cannot be read, modes come first; orphans at the next call.
    let removed = (try? orphans(in: home)) ?? []
    // why: what cannot be listed cannot be removed either.
    let leftOver = (try? StagedRestore.leftOver(of: home)) ?? []
    return Plan(narrowed: narrowed, removed: removed + leftOver)
  }

  private func orphans(in home: Home) throws -> [String] {
    try home.accountIDs().flatMap { account in
      let folder = MendHome.originalsPath(of: account, in: home)
      return try home.books(of: account).read { reader in
        let known = try reader.originalHashes()
        let originals = try MendHome.originals(of: account, in: home).subtracting(known).sorted()
        return originals.map { "\(folder)/\($0).box" }
          + (try MendHome.stagedOrphans(of: account, in: home, reader))
      }
    }
  }
}

extension MendHome.Plan {
  /// Does it, while nothing is handed over to a bank.
  package func perform(in home: Home) throws {
    for path in narrowed { try FolderAudit.narrow(path) }
    guard !removed.isEmpty else { return }
    try home.underRunLock {
      // What became known in the meantime is no orphan any more.
      let still = Set(MendHome().plan(in: home).removed)
      for path in removed where still.contains(path) {
        if path.hasPrefix(StagedRestore.prefix(home)) {
          try StagedRestore.remove(path)
        } else {
          try remove(path)
        }
      }
    }
  }

  private func remove(_ path: String) throws {
    guard let slash = path.lastIndex(of: "/") else { return }
    let name = String(path[path.index(after: slash)...])
    try PrivateFolder(existing: String(path[..<slash])).remove(name)
  }
}

extension MendHome {
  /// What is unsafe about the files and folders of a home, each once.
  static func problems(_ home: Home) -> [FileError] {
    var seen: Set<FileError> = []
    return places(home).flatMap(FolderAudit.problems(of:)).filter { seen.insert($0).inserted }
  }

  /// The folders that are the owner's alone.
  static func places(_ home: Home) -> [String] {
    [home.places.data, home.places.configuration, home.places.state, home.places.run]
  }

  static func originalsPath(of account: RecordID, in home: Home) -> String {
    "\(home.places.data)/originals/\(account)"
  }

  /// The hashes of the originals that lie in the account's folder.
  static func originals(of account: RecordID, in home: Home) throws -> Set<String> {
    let names = try home.existing(originalsPath(of: account, in: home))?.names() ?? []
    return Set(names.filter { $0.hasSuffix(".box") }.map { String($0.dropLast(4)) })
  }

  /// Files in the stage folder that no unfinished batch names: neither one that is staged nor one
  /// that was being taken back.
  static func stagedOrphans(of account: RecordID, in home: Home, _ reader: BookReader) throws
    -> [String]
  {
    guard let stage = try stage(of: account, in: home) else { return [] }
    let unfinished = try reader.batches().filter { $0.state == .staged || $0.state == .emitted }
    let named = Set(unfinished.compactMap(\.fileName))
    return try stage.names(hidden: true)
      .filter { stage.holdsPlainFile($0) && !named.contains($0) }.map(stage.path)
  }

  /// Folders and links in the stage folder: none is ours, so nobody here removes them.
  static func stagedStrangers(of account: RecordID, in home: Home) throws -> [String] {
    guard let stage = try stage(of: account, in: home) else { return [] }
    return try stage.names(hidden: true).filter { !stage.holdsPlainFile($0) }.map(stage.path)
  }

  private static func stage(of account: RecordID, in home: Home) throws -> PrivateFolder? {
    try home.existing("\(home.places.data)/stage/\(account)")
  }
}

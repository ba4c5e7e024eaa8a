import BillStore

extension StagedRestore {
  /// How the folders beside the data folder begin that restores and imports unpack into.
  static func prefix(_ home: Home) -> String { "\(home.places.data).restoring-" }

  /// The folders that restores and imports left behind when they were killed; while one is at work,
  /// its own too.
  static func leftOver(of home: Home) throws -> [String] {
    try FolderAudit.folders(beginningWith: prefix(home))
  }

  /// How the data folders begin that restores put aside.
  static func asidePrefix(_ home: Home) -> String { "\(home.places.data).before-" }

  /// The data folders that restores put aside, with all that was in them but the payment files.
  static func keptAside(of home: Home) throws -> [String] {
    try FolderAudit.folders(beginningWith: asidePrefix(home))
  }

  /// Removes such a folder with all that is in it.
  static func remove(_ path: String) throws { try PrivateFolder(existing: path).discardTree() }
}

extension Corpus {
  /// The objects of a JSON file that is a list of objects.
  package static func records(_ path: String) throws -> [[String: Any]] {
    try json(path) as? [[String: Any]] ?? []
  }

  /// The objects of a JSON file that names each of them.
  package static func namedRecords(_ path: String) throws -> [String: [String: Any]] {
    try json(path) as? [String: [String: Any]] ?? [:]
  }
}

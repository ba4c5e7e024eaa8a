extension Sequence {
  /// The elements in their order, each key once; in linear time, for a stranger chose how many.
  func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

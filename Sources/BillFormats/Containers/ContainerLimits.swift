/// How much a container may cost before it is refused.
package struct ContainerLimits: Hashable, Sendable {
  /// The deepest container that is opened: 1 is the given file.
  package var levels: Int
  /// Bytes of all members together, unpacked.
  package var totalBytes: Int
  /// Bytes of one member, unpacked.
  package var memberBytes: Int
  /// The number of members of all containers together.
  package var entries: Int

  package init(levels: Int, totalBytes: Int, memberBytes: Int, entries: Int) {
    self.levels = levels
    self.totalBytes = totalBytes
    self.memberBytes = memberBytes
    self.entries = entries
  }

  /// Far above any real bill (the largest known is 3.3 MB), far below what hurts a machine.
  package static let standard = ContainerLimits(
    levels: 4, totalBytes: 256 << 20, memberBytes: 64 << 20, entries: 10_000)
}

/// Opens what a user gives: a mail, a zip, a PDF, or a plain document.
///
/// Nothing is run, nothing is written, and what it may cost is bounded by `ContainerLimits`.
package enum Container {
  /// The documents inside, recursively, in the container's order.
  ///
  /// A file that is no container comes back as its own only member. A member that cannot be read
  /// comes back as a failure beside the good ones. Throws `CaptureError` when the outermost
  /// container itself cannot be read, and `.nothingInside` when it holds nothing to look at.
  package static func open(
    _ bytes: [UInt8], named name: String, limits: ContainerLimits = .standard
  ) throws(CaptureError) -> [ContainedMember] {
    guard bytes.count <= limits.totalBytes else {
      throw .tooLarge(limitBytes: limits.totalBytes)
    }
    var opening = ContainerOpening(limits: limits)
    let members = try opening.open(bytes, named: name, level: 1)
    guard !members.isEmpty else { throw .nothingInside(container: name) }
    return members
  }
}

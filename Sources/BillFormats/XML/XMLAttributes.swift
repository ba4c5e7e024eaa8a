/// The attributes of one start tag as libxml2 hands them over: five pointers for each.
struct XMLAttributes {
  let count: Int
  /// The number of namespaces the tag declares.
  let namespaceCount: Int
  let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  /// The attributes an outline keeps, by local name, without blanks around them.
  var kept: [String: String] {
    guard count > 0, let base else { return [:] }
    var kept: [String: String] = [:]
    for index in 0..<count {
      let fields = base + index * 5
      guard let name = fields[0], let start = fields[3], let end = fields[4] else { continue }
      let key = String(cString: name)
      guard XMLOutline.keptAttributes.contains(key) else { continue }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      kept[key] = DocumentText.trimmed(Array(value))
    }
    return kept
  }
}

/// The elements of a document that are worth keeping, as a tree of local names below the root.
///
/// Everything else is passed over without being stored, which is what keeps invoice lines and
/// embedded attachments out of memory.
struct WantedPaths: Sendable {
  /// One wanted element; a leaf keeps its text, any other its children.
  struct Node: Sendable {
    let name: String
    /// The name as libxml2 compares it: with a NUL behind it.
    let terminatedName: [UInt8]
    var children: [Int] = []
    var isLeaf: Bool { children.isEmpty }

    init(name: String) {
      self.name = name
      terminatedName = Array(name.utf8) + [0]
    }
  }

  private(set) var nodes = [Node(name: "")]

  /// Reads paths such as `LegalMonetaryTotal/PayableAmount`, and `Party/(Name|ID)` for several
  /// leaves under one parent.
  init(_ paths: [String]) {
    for path in paths {
      var parents = [0]
      for step in path.split(separator: "/") {
        let names = step.drop { $0 == "(" }.split { $0 == "|" || $0 == ")" }
        parents = parents.flatMap { parent in names.map { child(String($0), of: parent) } }
      }
    }
  }

  private mutating func child(_ name: String, of parent: Int) -> Int {
    if let known = nodes[parent].children.first(where: { nodes[$0].name == name }) { return known }
    nodes.append(Node(name: name))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }
}

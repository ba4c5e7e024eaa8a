/// An element of a document reduced to its wanted paths.
struct XMLOutline: Sendable {
  let name: String
  /// The attributes that say how the text is to be read (`currencyID`, `schemeID`, …).
  var attributes: [String: String] = [:]
  /// The text of a wanted leaf, trimmed; empty for any other element.
  var text = ""
  var children: [XMLOutline] = []

  /// The attributes that are kept.
  static let keptAttributes: Set<String> = ["currencyID", "schemeID", "format", "unitCode"]

  /// The elements at the end of a path of local names, in document order.
  func all(_ path: String...) -> [XMLOutline] { all(path[...]) }

  /// The first element at the end of a path.
  func first(_ path: String...) -> XMLOutline? { first(path[...]) { _ in true } }

  /// The texts at the end of a path, without the empty ones.
  func texts(_ path: String...) -> [String] {
    all(path[...]).map(\.text).filter { !$0.isEmpty }
  }

  /// The first text at the end of a path that is not empty.
  func text(_ path: String...) -> String? {
    first(path[...]) { !$0.text.isEmpty }?.text
  }

  private func first(_ path: ArraySlice<String>, where fits: (XMLOutline) -> Bool) -> XMLOutline? {
    guard let name = path.first else { return fits(self) ? self : nil }
    for child in children where child.name == name {
      if let found = child.first(path.dropFirst(), where: fits) { return found }
    }
    return nil
  }

  private func all(_ path: ArraySlice<String>) -> [XMLOutline] {
    guard let name = path.first else { return [self] }
    let found = children.filter { $0.name == name }
    return path.count == 1 ? found : found.flatMap { $0.all(path.dropFirst()) }
  }
}

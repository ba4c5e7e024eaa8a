import Testing

struct DeclarationTests {
  @Test(arguments: [
    ("package struct Money: Hashable {}", "struct", "Money", Declaration.Access.package),
    ("extension Billctl.Bills {", "extension", "Billctl.Bills", .internal),
    ("  private static func f<T>() {", "func", "f", .private),
    ("  package static func < (a: A) {", "func", "<", .package),
    ("  package static func == (a: A) {", "func", "==", .package),
    ("@discardableResult public mutating func go() {", "func", "go", .public),
    ("package indirect enum Tree<A> {", "enum", "Tree", .package),
    ("final class Box {", "class", "Box", .internal),
  ])
  func `a declaration is read from its line`(
    text: String, keyword: String, name: String, access: Declaration.Access
  ) {
    let found = SourceFile(path: "Sources/A/A.swift", text: text).declarations
    #expect(found == [.init(line: 1, access: access, keyword: keyword, name: name, depth: 0)])
  }

  @Test func `depth counts the braces around it`() {
    let file = SourceFile(
      path: "Sources/A/A.swift", text: "struct A {\n  struct B {}\n}\nstruct C {}")
    #expect(file.declarations.map(\.depth) == [0, 1, 0])
  }
}

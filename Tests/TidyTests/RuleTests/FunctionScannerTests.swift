import Testing

struct FunctionScannerTests {
  @Test(arguments: [
    ("func f() {\n1\n2\n}", [2]),
    ("func f() { 1 }", [0]),
    ("func f(\n  a: Int\n) -> Int\nwhere A: B\n{\n  if a {\n  }\n}", [2]),
    ("protocol P {\n  func f() -> Int\n  init()\n}\nfunc g() {\n1\n}", [1]),
    ("func f() {\n  self.init()\n  a.init { 1 }\n}", [2]),
    ("var a: Int {\n  1\n}\nvar b = c {\n2\n}\nvar d: Int", [1]),
    ("func f(a: () -> Int = { 1 }) {\n\n\n}", [2]),
    ("init() async throws {\n  1\n}", [1]),
  ])
  func `bodies are counted between their braces`(text: String, lengths: [Int]) {
    let file = SourceFile(path: "Sources/A/A.swift", text: text)
    #expect(FunctionScanner(file.code).bodies.map(\.length) == lengths)
  }
}

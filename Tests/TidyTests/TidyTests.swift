import Testing

/// STYLE in tests: each rule over the whole tree, failing with the places that break it.
struct TidyTests {
  @Test func `the tree is where we look`() {
    #expect(SourceTree.sources.contains { $0.path == "Sources/BillCore/Money/Money.swift" })
    #expect(SourceTree.tests.contains { $0.path == "Tests/TidyTests/TidyTests.swift" })
  }

  @Test func `no function is longer than 70 lines`() {
    expectNone(SizeRule.longFunctions, in: SourceTree.sources + SourceTree.tests)
  }

  @Test func `no file is longer than 400 lines`() {
    expectNone(SizeRule.longFile, in: SourceTree.sources + SourceTree.tests)
  }

  @Test func `each library is imported by its own target only`() {
    expectNone(ImportRule.wallsBroken, in: SourceTree.sources)
  }

  @Test func `targets import only from floors below`() {
    expectNone(ImportRule.arrowsUp, in: SourceTree.sources)
  }

  @Test func `BillCore imports nothing of ours`() {
    expectNone(ImportRule.coreImports, in: SourceTree.sources)
  }

  @Test func `only the live World asks the machine and only the console prints`() {
    expectNone(BannedCallRule.findings, in: SourceTree.shipped)
  }

  @Test func `no floating-point number touches money`() {
    expectNone(MoneyRule.findings, in: SourceTree.sources)
  }

  @Test func `what swallows an error says why`() {
    expectNone(SilenceRule.findings, in: SourceTree.sources + SourceTree.tests)
  }

  @Test func `switches over our own enums have no default`() {
    expectNone(SwitchRule(SourceTree.sources).findings, in: SourceTree.sources)
  }

  @Test func `files are named for what they declare`() {
    expectNone(NameRule.misnamed, in: SourceTree.sources)
  }

  @Test func `no name is empty of meaning`() {
    expectNone(NameRule.emptyWords, in: SourceTree.sources + SourceTree.tests)
  }

  @Test func `what other targets use is documented`() {
    expectNone(DocumentationRule.findings, in: SourceTree.sources)
  }

  @Test func `nothing is left to do`() {
    expectNone(LeftoverRule.unfinished, in: SourceTree.sources + SourceTree.tests)
  }

  @Test func `nothing ends the program`() {
    expectNone(LeftoverRule.crashes, in: SourceTree.sources)
  }

  @Test func `no comment holds code`() {
    expectNone(LeftoverRule.commentedOutCode, in: SourceTree.sources + SourceTree.tests)
  }

  private func expectNone(
    _ rule: (SourceFile) -> [Finding], in files: [SourceFile],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let findings = files.flatMap(rule)
    #expect(findings.isEmpty, Comment(rawValue: findings.report), sourceLocation: sourceLocation)
  }
}

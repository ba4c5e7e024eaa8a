import Testing

/// Every rule is seen to find what it is for, and to leave alone what it is not.
struct RuleTests {
  private func file(_ text: String, at path: String = "Sources/BillCore/Money/A.swift")
    -> SourceFile
  {
    SourceFile(path: path, text: text)
  }

  @Test func `sizes are found past their limits only`() {
    func function(_ lines: Int) -> String {
      "func f() {\n" + String(repeating: "a\n", count: lines) + "}\n"
    }
    #expect(SizeRule.longFunctions(file(function(70))).isEmpty)
    #expect(SizeRule.longFunctions(file(function(71))).lineNumbers == [1])
    #expect(SizeRule.longFile(file(String(repeating: "\n", count: 400))).isEmpty)
    #expect(SizeRule.longFile(file(String(repeating: "\n", count: 401))).lineNumbers == [401])
  }

  @Test(arguments: [
    ("Sources/BillCredentials/A.swift", "import GRDB", true),
    ("Sources/BillStore/A.swift", "package import GRDB", false),
    ("Sources/BillStore/A.swift", "@testable import struct CSodium.x", true),
    ("Sources/BillStore/A.swift", "// import CSodium", false),
  ])
  func `a wall is seen`(path: String, text: String, isBroken: Bool) {
    #expect(ImportRule.wallsBroken(file(text, at: path)).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("Sources/BillFormats/A.swift", "import BillStore", true),
    ("Sources/BillCredentials/A.swift", "import BillStore", true),
    ("Sources/BillActions/A.swift", "import BillTestSupport", true),
    ("Sources/BillActions/A.swift", "import BillCore\nimport Foundation", false),
    ("Sources/BillTestSupport/A.swift", "import BillActions", false),
  ])
  func `an arrow up is seen`(path: String, text: String, isBroken: Bool) {
    #expect(ImportRule.arrowsUp(file(text, at: path)).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("Sources/BillCore/Money/A.swift", "import FoundationEssentials", true),
    ("Sources/BillCore/Calendar/A.swift", "import FoundationEssentials", false),
    ("Sources/BillCore/Calendar/A.swift", "import Foundation", true),
    ("Sources/BillStore/A.swift", "import Foundation", false),
  ])
  func `what the core imports is seen`(path: String, text: String, isBroken: Bool) {
    #expect(ImportRule.coreImports(file(text, at: path)).isEmpty != isBroken)
  }

  @Test(arguments: [
    "let a = Date()", "let a = Date.now", "f(.now)", "a = .now", "UUID()", "Int.random(in: a)",
    "list.randomElement()".replacing("Element", with: ""), "print(a)", "Swift.print(a)", "exit(0)",
    "_exit(1)",
    "Billctl.exit(withError: e)", "FileManager.default.x", "ProcessInfo.processInfo.x",
    "\"\\(Date())\"",
  ])
  func `a banned call is seen`(text: String) {
    #expect(!BannedCallRule.findings(file(text)).isEmpty)
    #expect(BannedCallRule.findings(file(text, at: "Sources/BillActions/World+Live.swift")).isEmpty)
  }

  @Test(arguments: [
    "world.now", "let now = session.now", "footprint(a)", "\"print(a)\"", "// exit(0)",
    "blueprint.paint(a)", "console.print(a)", "UpdateDate()", "Date(milliseconds: a)",
  ])
  func `a call that only looks like a banned one is let be`(text: String) {
    #expect(BannedCallRule.findings(file(text)).isEmpty)
  }

  @Test func `the console may print but not leave`() {
    let console = "Sources/BillctlCLI/Console/Console.swift"
    #expect(BannedCallRule.findings(file("print(a)\nexit(0)", at: console)).lineNumbers == [2])
  }

  @Test(arguments: [
    ("Sources/BillCore/Money/A.swift", "let rate: Double", true),
    ("Sources/BillDocuments/A.swift", "let width: Double", false),
    ("Sources/BillDocuments/A.swift", "let grossAmount: Double", true),
    ("Sources/BillDocuments/A.swift", "let amountColumn: Double", false),
    ("Sources/BillDocuments/A.swift", "Double(money.minor)", true),
  ])
  func `a floating-point number near money is seen`(path: String, text: String, isBroken: Bool) {
    #expect(MoneyRule.findings(file(text, at: path)).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("a = try? f()", true),
    ("a = try? f()  // why: nil is the answer", false),
    ("// why: nil is the answer,\n// as said above\na = try? f()", false),
    ("// why: something else\nb = 1\na = try? f()", true),
    ("do { } catch {}", true),
    ("do {\n} catch {\n  // why: it is gone anyway\n}", false),
    ("do {\n} catch {\n  // nothing\n}", true),
    ("do {\n} catch {\n  throw a\n}", false),
  ])
  func `a swallowed error is seen`(text: String, isBroken: Bool) {
    #expect(SilenceRule.findings(file(text)).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("switch a {\ncase .red: 1\ndefault: 2\n}", true),
    ("switch a {\ncase .red, .blue(let x): 1\ndefault: 2\n}", true),
    ("switch a {\ncase .red: 1\ncase .foreign: 1\ndefault: 2\n}", false),
    ("switch a {\ncase \"red\": 1\ndefault: 2\n}", false),
    ("switch a {\ncase .red: 1\n// why: not ours\ndefault: 2\n}", false),
    ("switch a {\ncase .red:\n  switch b {\n  case 1: 1\n  default: 2\n  }\n}", false),
    ("switch a {\ncase .red:\n  switch b {\n  case 1: 1\n  default: 2\n  }\ndefault: 3\n}", true),
  ])
  func `a default over an enum of ours is seen`(text: String, isBroken: Bool) {
    let colors = file("enum Color {\n  case red, green\n  case blue(Int, String)\n}")
    #expect(SwitchRule([colors]).findings(file(text)).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("Money.swift", "package struct Money {}", false),
    ("Money.swift", "package struct Cash {}", true),
    ("Money.swift", "struct Money { let a: Part }\npackage struct Part {}", false),
    ("Money.swift", "struct Money {}\npackage struct Other {}", true),
    ("Money.swift", "struct Money {}\npackage struct MoneyText {}", false),
    ("Money.swift", "struct Money {}\npackage enum MoneyError: Error {}", false),
    ("Money+Text.swift", "extension Money {}", false),
    ("Money+Text.swift", "extension Cash {}", true),
    ("MoneyText.swift", "extension Money {}", true),
    ("BillsList.swift", "extension Billctl.Bills {\n  struct List {}\n}", false),
    ("BillsShow.swift", "extension Billctl.Bills {\n  struct List {}\n}", true),
    ("Bills.swift", "extension Billctl {\n  struct Bills {}\n}", false),
    ("AccountTerms.swift", "extension Billctl.Account {\n  struct TermsCommand {}\n}", false),
    ("Pay.swift", "extension Billctl {\n  struct Pay {}\n}\nenum Window {}", false),
    ("Pay.swift", "extension Billctl {\n  struct Go {}\n}\nenum Window {}", true),
    ("FreezeAccount.swift", "struct FreezeAccount {}\npackage struct UnfreezeAccount {}", false),
    ("Bills.swift", "extension Billctl {\n  struct Pay {}\n}", true),
    ("Bill+Failure.swift", "extension BillError {}", false),
    ("Store+Failure.swift", "extension FileError {}\nextension StoreError {}", false),
  ])
  func `a misnamed file is seen`(name: String, text: String, isBroken: Bool) {
    #expect(NameRule.misnamed(file(text, at: "Sources/A/\(name)")).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("StringUtils.swift", true), ("Helpers.swift", true), ("Money.swift", false),
    ("CommonPasswords.swift", false), ("ViewsCommon.swift", true),
    ("MoneyManager+Text.swift", true),
  ])
  func `an empty word is seen`(name: String, isBroken: Bool) {
    #expect(NameRule.emptyWords(file("", at: "Sources/A/\(name)")).isEmpty != isBroken)
    let type = file("struct \(name.prefix { $0 != "." && $0 != "+" }) {}")
    #expect(NameRule.emptyWords(type).isEmpty != isBroken)
  }

  @Test(arguments: [
    ("package struct A {}", true), ("/// A.\npackage struct A {}", false),
    ("/// A.\n@discardableResult\npackage func a() {}", false), ("struct A {}", false),
    ("package static func == (a: A) {}", false), ("package func a() {}", true),
  ])
  func `an undocumented declaration is seen`(text: String, isBroken: Bool) {
    #expect(DocumentationRule.findings(file(text)).isEmpty != isBroken)
  }

  @Test func `leftovers are seen`() {
    let notes = "// " + "TODO" + ": later\nlet a = \"TODO\"\n// the code XXX of ISO 4217"
    #expect(LeftoverRule.unfinished(file(notes)).lineNumbers == [1])
    #expect(LeftoverRule.crashes(file("a = try! f()\nfatalError(\"x\")")).lineNumbers == [1, 2])
  }

  @Test(arguments: [
    ("// let a = b", true), ("// if a {", true), ("// }", true), ("// return f(a)", true),
    ("// f.g(a)", true), ("// import Foundation", true), ("// a.b = c", true),
    ("// Let the reader go on.", false), ("// if it is there, it stays", false),
    ("/// let a = b", false), ("// Not fileExists (it follows links).", false),
  ])
  func `code in a comment is seen`(text: String, isBroken: Bool) {
    #expect(LeftoverRule.commentedOutCode(file(text)).isEmpty != isBroken)
  }
}

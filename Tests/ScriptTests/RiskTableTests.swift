import BillCore
import BillTestSupport
import Foundation
import Testing

/// The manual shows the table of weights to users; the code is what counts.
struct RiskTableTests {
  @Test func `the manual names every reason with its points`() throws {
    let page = Package.root.appendingPathComponent("docs/manual/login-risk.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let rows = text.matches(of: /\| `([a-z-]+)` \| ([0-9]+) \|/).map {
      "\($0.output.1) \($0.output.2)"
    }
    #expect(rows == RiskKind.allCases.map { "\($0.rawValue) \($0.points)" })
    #expect(text.contains("| below \(LoginRisk.secondFactorScore) |"))
    #expect(text.contains("| \(LoginRisk.lockScore) and more |"))
    #expect(text.contains("longer than \(RiskKind.absenceDays) days"))
  }
}

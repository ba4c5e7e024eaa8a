import BillTestSupport
import Testing

@testable import BillCore

struct TypingProfileTests {
  @Test func `nothing is judged before five lines`() {
    var profile = TypingProfile()
    for _ in 0..<4 { profile.learn(120) }
    #expect(profile.judge(900) == .learning)
    profile.learn(120)
    #expect(profile.judge(900) == .strange)
    #expect(profile.judge(120) == .usual)
  }

  @Test func `three standard deviations are the limit, and a tenth of the mean the least one`() {
    var profile = TypingProfile()
    for _ in 0..<10 { profile.learn(100) }
    #expect(profile.judge(130) == .usual)
    #expect(profile.judge(131) == .strange)
    #expect(profile.judge(69) == .strange)
    var wide = TypingProfile()
    for tempo in [60, 140, 60, 140, 60, 140] as [Int64] { wide.learn(tempo) }
    // The deviation of these is the square root of 1920, nearly 44.
    #expect(wide.judge(230) == .usual)
    #expect(wide.judge(233) == .strange)
  }

  @Test func `it follows its owner`() {
    var profile = TypingProfile()
    for _ in 0..<200 { profile.learn(100) }
    #expect(profile.judge(150) == .strange)
    for _ in 0..<200 { profile.learn(150) }
    #expect(profile.judge(150) == .usual)
    #expect(profile.count <= 65)
  }

  @Test func `a line has a tempo only where fingers can have typed it`() {
    let keys = [Int64](repeating: 120, count: 10)
    #expect(TypedLine(text: "ana@example.org", intervals: keys).tempo == 120)
    #expect(TypedLine(text: "ana@example.org").tempo == nil)
    #expect(TypedLine(text: "ana@e", intervals: [120, 120]).tempo == nil)
    #expect(TypedLine(text: "ana@example.org", intervals: keys + [6000]).tempo == nil)
    #expect(TypedLine(text: "x", intervals: [Int64](repeating: 1, count: 10)).tempo == nil)
  }
}

import BillCore
import BillFormats
import BillRails
import Testing

/// A program's answers, as it might write them.
enum SampleAnswers {
  static let capabilities = """
    {"protocol":1,"name":"bank","version":"2","verbs":["submit","capabilities","status"],
     "interactive":false,"methods":["bank"],"payee_schemes":["iban"],"currencies":["EUR"],
     "limits":[{"amount":"100.00","amount_minor":10000,"currency":"EUR"}],
     "not_sent_exit_codes":[65,75],"lead_days":1,"cut_off_hour":16,"calendar":"target2"}
    """

  static let key = "BCAAAAAAAAAAAAAAAAAAAAAAAAAA01"

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

@Suite struct CommandAnswerTests {
  private let key = SampleAnswers.key

  private func capabilities(_ old: String = "", _ new: String = "") throws -> RailCapabilities {
    let text = SampleAnswers.capabilities
    #expect(old.isEmpty || text.contains(old), "\(old) is not there to change")
    return try RailCapabilities(
      answer: SampleAnswers.bytes(old.isEmpty ? text : text.replacing(old, with: new)))
  }

  @Test func `Capabilities are read, and written in one form only`() throws {
    let can = try capabilities()
    #expect(can.verbs == [.capabilities, .submit, .status])
    #expect(can.notSentCodes == [65, 75])
    #expect(can.limits.map(\.description) == ["100.00 EUR"])
    #expect(can.cutOffHour == 16)
    let again = try RailCapabilities(
      answer: SampleAnswers.bytes(can.json.rendered(indented: true)))
    #expect(again == can)
  }

  @Test(arguments: [
    (#""protocol":1"#, #""protocol":2"#), (#""name":"bank","#, ""),
    (#""bank","version""#, #""","version""#),
    (#""submit","#, ""), (#""status""#, #""refund""#), (#"false"#, #""no""#), (#"["EUR"]"#, #"[]"#),
    (#"["EUR"]"#, #"["eur"]"#), (#"["EUR"]"#, #"["EUR","EUR"]"#), (#""100.00""#, #""100.0""#),
    (#"10000"#, #"10001"#), (#"[65,75]"#, #"[]"#), (#"[65,75]"#, #"[0]"#), (#"[65,75]"#, #"[126]"#),
    (#"[65,75]"#, #"65"#), (#""lead_days":1"#, #""lead_days":11"#), (#"target2"#, #"moon"#),
    (#""calendar""#, #""colour":"red","calendar""#), (#"{"protocol""#, #"[{"protocol""#),
  ])
  func `Capabilities that say anything else are refused`(old: String, new: String) {
    #expect(throws: RailAnswerError.self) { try capabilities(old, new) }
  }

  @Test func `An answer longer than the protocol allows is refused before it is read`() {
    let long = [UInt8](repeating: 0x20, count: RailProtocol.mostBytes + 1)
    #expect(throws: RailAnswerError.tooLarge) { try RailReceipt(answer: long, key: key) }
  }

  @Test func `A receipt counts only for the key it was asked for`() throws {
    let text = #"{"protocol":1,"idempotency_key":"\#(key)","receipt":"R-1","note":null}"#
    #expect(try RailReceipt(answer: SampleAnswers.bytes(text), key: key).receipt == "R-1")
    #expect(throws: RailAnswerError.otherKey(key)) {
      try RailReceipt(answer: SampleAnswers.bytes(text), key: "BC")
    }
  }

  @Test func `Only a receipt says yes and only a declared code says no`() throws {
    let can = try capabilities()
    let receipt = #"{"protocol":1,"idempotency_key":"\#(key)","receipt":"R-1","note":"ok"}"#
    func verdict(_ ending: RailCall.Ending) -> RailVerdict {
      RailVerdict(ending, of: can, key: key)
    }
    func exited(_ status: Int32, _ output: String, _ errors: String = "") -> RailVerdict {
      verdict(
        .exited(
          status: status, output: SampleAnswers.bytes(output),
          errors: SampleAnswers.bytes(errors)))
    }
    #expect(exited(0, receipt) == .sent(note: "receipt R-1, ok"))
    #expect(exited(65, "", "no \u{1B}[31mmoney\n") == .notSent(note: "no [31mmoney"))
    #expect(verdict(.notStarted(code: 2)).isNotSent)
    let doubtful = [
      exited(0, ""), exited(0, "done"), exited(0, receipt + receipt), exited(1, receipt),
      exited(65, receipt),
      exited(127, ""), verdict(.signalled(9, errors: [])), verdict(.stillRunning),
      verdict(.outputTooLarge),
    ]
    for verdict in doubtful { #expect(verdict.isUnknown, "\(verdict)") }
  }

  @Test func `What a program says keeps its end and loses what steers a terminal`() {
    #expect(RailWords.said([]) == nil)
    #expect(RailWords.clean("a\u{9B}2Jb\u{202E}c\r\nd\u{7}") == "a 2Jbc d")
    let long = RailWords.said(SampleAnswers.bytes(String(repeating: "x", count: 500) + "end"))
    #expect(long?.hasSuffix("end") == true)
    #expect(long?.count == 201)
  }
}

extension RailVerdict {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
  fileprivate var isNotSent: Bool { if case .notSent = self { true } else { false } }
}

import BillCore
import BillFormats
import BillRails
import BillTestSupport
import Foundation
import Testing

/// The schemas of `docs/rails`, by a validator somebody else wrote.
@Suite(.enabled(if: Validator.works)) struct CommandSchemaTests {
  private static let key = SampleAnswers.key

  private static let answers: [(String, String)] = [
    ("capabilities", SampleAnswers.capabilities),
    ("submit", #"{"protocol":1,"idempotency_key":"\#(key)","receipt":"R-1","note":"ok"}"#),
    ("status", #"{"protocol":1,"idempotency_key":"\#(key)","state":"not-sent","receipt":null}"#),
    ("cancel", #"{"protocol":1,"idempotency_key":"\#(key)","state":"too-late"}"#),
  ]

  @Test func `Every request is what its schema says`() throws {
    let method = PaymentMethod(
      id: Orders.id(1), kind: .bank, label: "bank", last4: "3000", holder: "Erika",
      createdAt: Instant(seconds: 0))
    var card = method
    (card.kind, card.network, card.expires) = (.card, .visa, CalendarMonth("2027-03"))
    let order = try Orders.order(1)
    var bare = try Orders.order(2, 1, from: nil, to: nil)
    (bare.payment.reference, bare.creditorAddress) = (nil, nil)
    let requests: [RailRequest] = [
      .capabilities, .submit(order, method: method, isTest: true),
      .submit(bare, method: card, isTest: false), .status(key: Self.key, isTest: true),
      .cancel(key: Self.key, isTest: false),
    ]
    for request in requests {
      let result = try Validator.check(request.bytes, "\(request.verb.rawValue)-request")
      #expect(result.status == 0, "\(request.verb): \(result.errors)")
      #expect(request.bytes.count < RailProtocol.mostBytes)
    }
  }

  @Test func `Every answer that is taken is what its schema says`() throws {
    for (verb, answer) in Self.answers {
      let result = try Validator.check(Array(answer.utf8), "\(verb)-answer")
      #expect(result.status == 0, "\(verb): \(result.errors)")
    }
  }

  @Test func `An answer with a member more or one less is refused by schema and reader`() throws {
    for (verb, answer) in Self.answers {
      let more = answer.replacing(#"{"protocol""#, with: #"{"extra":1,"protocol""#)
      let less = answer.replacing(#""protocol":1,"#, with: "")
      for wrong in [more, less] {
        let bytes = Array(wrong.utf8)
        #expect(try Validator.check(bytes, "\(verb)-answer").status != 0, "\(wrong)")
        #expect(throws: RailAnswerError.self) {
          switch verb {
          case "capabilities": _ = try RailCapabilities(answer: bytes)
          case "submit": _ = try RailReceipt(answer: bytes, key: Self.key)
          case "status": _ = try RailStatus(answer: bytes, key: Self.key)
          default: _ = try RailCancellation(answer: bytes, key: Self.key)
          }
        }
      }
    }
  }
}

/// Python's `jsonschema`, where it is installed.
private enum Validator {
  static let works: Bool = {
    // why: not starting is an answer too.
    let result = try? Tool("python3")?.run([
      "-c", "import jsonschema.validators as v; v.Draft202012Validator",
    ])
    return result?.status == 0
  }()

  private static let script = """
    import json, sys, jsonschema
    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.load(sys.stdin))
    """

  static func check(_ bytes: [UInt8], _ schema: String) throws -> Tool.Result {
    let path = Package.root.appendingPathComponent("docs/rails/\(schema).schema.json").path
    return try #require(Tool("python3")).run(["-c", script, path], input: Data(bytes))
  }
}

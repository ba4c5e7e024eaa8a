import BillCore
import BillFormats
import Testing

struct ISO20022SpeedTests {
  @Test func `ten thousand payments are written in a moment`() throws {
    let transfers = try (0..<10_000).map { number in
      var transfer = try Pain.transfer("E\(number)", 1_999, reference: .text("Rechnung \(number)"))
      transfer.creditorName = "Bäckerei Müller \(number)"
      return transfer
    }
    let initiation = Pain.message([try Pain.block(transfers)])
    var bytes: [UInt8] = []
    let duration = try ContinuousClock().measure { bytes = try initiation.xml() }
    #expect(bytes.count > 10_000 * 300)
    print("pain.001: 10000 payments, \(bytes.count) bytes in \(duration)")
    // Generous: a debug build on a busy machine must pass, a quadratic writer must not.
    #expect(duration < .seconds(20))
  }
}

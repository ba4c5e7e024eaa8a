package import BillCore

/// Reads the text of a payment QR code: a Swiss QR-bill or an EPC069-12 credit transfer.
package enum PaymentQRReader {
  /// Far more bytes than any QR symbol holds (ISO/IEC 18004: 2,953).
  private static let limitBytes = 8 << 10

  /// The bill a payload asks to be paid.
  ///
  /// Throws `.notABill` for any other text, `.tooLarge` for one that no symbol holds, and
  /// `.malformed`, `.missing` or `.invalid` where the standard is broken.
  package static func read(_ payload: [UInt8]) throws(CaptureError) -> CapturedBill {
    guard payload.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
    let first = payload.prefix { $0 != 0x0A && $0 != 0x0D }
    let line = first.starts(with: PaymentQRLines.mark) ? first.dropFirst(3) : first
    switch String(decoding: line, as: UTF8.self) {
    case "SPC": return try SwissQRBill(reading: payload).captured
    case "BCD": return try EPCPayment(reading: payload).captured
    default:
      throw .notABill(found: ForeignMark.name(of: payload) ?? "text that is no payment QR code")
    }
  }
}

import BillCore
import BillDocuments
import BillFormats
import BillRails
import BillStore

/// The pictures of payment codes in the outbox, for bank apps that read a file.
struct CodePictures {
  private let home: Home

  init(_ home: Home) { self.home = home }

  /// Writes the picture of a payment's code and tells its path: a PNG where the drawing library is
  /// there, else an SVG, which any browser shows.
  func write(_ code: PaymentCode, _ payment: Payment) throws -> String {
    let folder = try home.dataFolder("outbox")
    let (name, bytes) = try picture(code, payment)
    try folder.write(name, bytes)
    return folder.path(of: name)
  }

  /// Removes the picture of a payment that is paid, refused or cancelled, lest it be paid again.
  func remove(_ payment: Payment) throws {
    let folder = try home.dataFolder("outbox")
    for ending in ["png", "svg"] { try folder.remove("\(payment.endToEndID).\(ending)") }
  }

  private func picture(_ code: PaymentCode, _ payment: Payment) throws -> (String, [UInt8]) {
    do {
      let png = try QRPicture.png(
        modules: code.symbol.modules, moduleSize: 8, quietZone: 4, swissCross: code.isSwiss)
      return ("\(payment.endToEndID).png", png)
    } catch DocumentError.libraryMissing {
      let svg = code.symbol.svg(moduleSize: 8, overlay: code.isSwiss ? .swissCross : nil)
      return ("\(payment.endToEndID).svg", Array(svg.utf8))
    }
  }
}

import BillActions
import BillTestSupport
import Foundation

/// A folder of its own with an empty home, in which documents are read.
final class ReadingRoom {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("billctl-reading-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // why: a left-over folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  /// Where the home would be, if reading made one.
  var home: URL { folder.appendingPathComponent("home") }

  /// Writes a document and says where.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// What an import of the files would do where nobody has an account.
  func read(_ sources: String...) throws -> ImportTally { try read(sources) }

  /// What an import of the files would do where nobody has an account.
  func read(_ sources: [String]) throws -> ImportTally {
    let environment = [
      "BILLCTL_HOME": home.path,
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "TMPDIR": folder.path,
    ]
    guard let world = World.live(environment: environment) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return try ImportBills(sources: sources).preview(in: Home(world), access: nil)
  }
}

/// Small documents written for these tests.
enum ReadingSamples {
  /// A UBL invoice over 12.50 EUR.
  static func invoice(number: String = "R-1") -> String {
    """
    <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
      xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
      xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
      <b:ID>\(number)</b:ID><b:IssueDate>2026-11-02</b:IssueDate>
      <b:DueDate>2026-12-02</b:DueDate><b:InvoiceTypeCode>380</b:InvoiceTypeCode>
      <b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
      <a:AccountingSupplierParty><a:Party><a:PartyLegalEntity>
        <b:RegistrationName>Stadtwerke Musterstadt</b:RegistrationName>
      </a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>
      <a:LegalMonetaryTotal><b:TaxInclusiveAmount currencyID="EUR">12.50</b:TaxInclusiveAmount>
        <b:PayableAmount currencyID="EUR">12.50</b:PayableAmount></a:LegalMonetaryTotal>
    </Invoice>
    """
  }

  /// A document in the envelope it travels through Peppol with.
  static func envelope(around document: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <StandardBusinessDocument
      xmlns="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">
      <StandardBusinessDocumentHeader><HeaderVersion>1.0</HeaderVersion>
        <Sender><Identifier Authority="iso6523-actorid-upis">0088:1</Identifier></Sender>
      </StandardBusinessDocumentHeader>
      \(document)
    </StandardBusinessDocument>
    """
  }

  /// A message with one attachment.
  static func mail(attaching name: String, _ bytes: [UInt8]) -> String {
    """
    From: Stadtwerke <bills@example.org>
    To: ana@example.org
    Subject: Your bill
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="part"

    --part
    Content-Type: text/plain; charset=utf-8

    The bill is attached.
    --part
    Content-Type: application/octet-stream; name="\(name)"
    Content-Transfer-Encoding: base64
    Content-Disposition: attachment; filename="\(name)"

    \(Data(bytes).base64EncodedString(options: .lineLength76Characters))
    --part--
    """
  }

  /// A Swiss QR code over 50.00 CHF.
  static let swissCode = """
    SPC
    0200
    1
    CH5604835012345678009
    S
    Muster AG
    Hauptstrasse
    1
    8000
    Zurich
    CH







    50.00
    CHF







    NON

    Rechnung 7
    EPD
    """
}

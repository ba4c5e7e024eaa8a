import Testing

@testable import BillFormats

@Suite struct ContainersMailTests {
  private static let base64 =
    "PD94bWwgdmVyc2lvbj0iMS4wIj8+PEludm9pY2U+PElEPjE8\r\n L0lEPjwvSW52b2ljZT4="

  private static func mail(_ parts: [String]) -> [UInt8] {
    let head =
      "From: Biller <bill@example.com>\r\nTo: me@example.org\r\nSubject: Bill\r\n"
      + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"=_b; 1\"\r\n\r\n"
      + "preamble\r\n"
    let body = parts.map { "--=_b; 1\r\n\($0)\r\n" }.joined() + "--=_b; 1--\r\nepilogue\r\n"
    return Array((head + body).utf8)
  }

  @Test func `attachments are decoded and words are left out`() throws {
    let mail = Self.mail([
      "Content-Type: text/plain; charset=utf-8\r\n\r\nYour bill is attached.",
      "Content-Type: application/xml\r\nContent-Transfer-Encoding: base64\r\n"
        + "Content-Disposition: attachment; filename=\"bill.xml\"\r\n\r\n\(Self.base64)",
      "Content-Type: text/xml; name=soft.xml\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        + "\r\n<?xml version=3D\"1.0\"?><In=\r\nvoice/>",
    ])
    #expect(DocumentKind.sniff(mail) == .mail)
    let members = try Container.open(mail, named: "m.eml")
    #expect(members.map(\.name) == ["m.eml/bill.xml", "m.eml/soft.xml"])
    #expect(members.first?.document?.bytes == tinyInvoice)
    #expect(
      members.last?.document?.bytes == Array("<?xml version=\"1.0\"?><Invoice/>".utf8))
  }

  @Test(arguments: [
    ("filename=\"=?utf-8?B?UsOkdA==?= =?iso-8859-1?Q?_f=FCr.xml?=\"", "Rät für.xml"),
    ("filename*=iso-8859-15''R%E4t%20%A4.xml", "Rät €.xml"),
    ("filename*0*=UTF-8''R%C3%A4; filename*1=t.xml", "Rät.xml"),
    ("filename=\"a \\\"b\\\";c.xml\"", "a \"b\";c.xml"), ("size=3", "part-1"),
  ])
  func `file names are decoded`(parameter: String, name: String) throws {
    let mail = Self.mail([
      "Content-Type: text/xml\r\nContent-Disposition: attachment; \(parameter)\r\n\r\n<a/>"
    ])
    #expect(try Container.open(mail, named: "m").map(\.name) == ["m/\(name)"])
  }

  @Test func `messages, zips and PDFs inside are opened`() throws {
    let inner = String(
      decoding: Self.mail(["Content-Type: text/xml; name=in.xml\r\n\r\n<a/>"]), as: UTF8.self
    ).replacing("=_b; 1", with: "inner")
    let mail = Self.mail([
      "Content-Type: message/rfc822\r\n\r\n\(inner)",
      "Content-Type: multipart/related; boundary=r\r\n\r\n--r\r\n"
        + "Content-Type: image/gif\r\n\r\nGIF89a\r\n--r--",
    ])
    let found = try contents(mail)
    #expect(found["x/message-1.eml/in.xml"] == .success(.xml))
    #expect(found["x/part-2"] == .success(.picture(.gif)))
  }

  @Test func `a mail without a bill says so`() {
    let mail = Array("From: a@b.c\nSubject: hello\n\nNothing here.\n".utf8)
    #expect(throws: CaptureError.nothingInside(container: "x")) {
      try Container.open(mail, named: "x")
    }
  }

  @Test func `endless nesting of parts is refused`() {
    var mail = "From: a@b.c\nSubject: deep\n"
    for level in 0..<40 {
      mail += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n"
    }
    #expect(throws: CaptureError.tooDeep(limitLevels: 16)) {
      try Container.open(Array(mail.utf8), named: "x")
    }
  }

  @Test func `every flipped byte ends in documents or an error`() {
    let mail = Self.mail([
      "Content-Type: text/xml; name*0*=utf-8''%C3%A4\r\n\r\n<a/>",
      "Content-Type: text/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n\(Self.base64)",
    ])
    survives(mail, seed: 2)
  }
}

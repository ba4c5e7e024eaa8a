import Testing

@testable import BillFormats

@Suite struct ContainersKindTests {
  @Test(arguments: [
    ("<?xml version='1.0'?><a/>", DocumentKind.xml), (" \r\n<a:Invoice xmlns:a='x'/>", .xml),
    ("\u{FEFF}<!-- a --><b/>", .xml), ("<?xml", .xml), ("<!DOCTYPE a [", .xml),
    ("<!DOCTYPE html>", .other), ("<html><body>", .other), ("<OFX><SIGNONMSGSRSV1>", .other),
    ("<?xml version=\"1.0\"?><OFX/>", .xml), ("<?xml?><svg:svg/>", .picture(.svg)),
    ("<svg xmlns='x'>", .picture(.svg)), ("%PDF-1.4", .pdf), ("junk\n%PDF-1.4", .pdf),
    ("BCD\n002", .qrPayload), ("SPC\r\n0200", .qrPayload), ("SPC1\n", .other),
    ("From: a@b.c\nSubject: x\n\nHi", .mail), ("OFXHEADER:100\nDATA:OFXSGML\n", .other),
    ("From: a@b.c\n\nHi", .other), ("PK\u{3}\u{4}", .zip), ("PK\u{5}\u{6}", .zip),
    ("GIF89a", .picture(.gif)), ("RIFF1234WEBPVP8 ", .picture(.webp)), ("", .other),
    ("BM is a text of some length, no picture", .other),
  ])
  func `documents are known by their content`(text: String, kind: DocumentKind) {
    #expect(DocumentKind.sniff(Array(text.utf8)) == kind, "\(text)")
  }

  @Test func `pictures and UTF-16 are known by their bytes`() {
    #expect(
      DocumentKind.sniff([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .picture(.png))
    #expect(DocumentKind.sniff([0xFF, 0xD8, 0xFF, 0xE0]) == .picture(.jpeg))
    #expect(DocumentKind.sniff([0x49, 0x49, 0x2A, 0, 8]) == .picture(.tiff))
    let units = Array("<ä:Invoice/>".utf16)
    let low = units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let high = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for bytes in [low, high, [0xFF, 0xFE] + low, [0xFE, 0xFF] + high] {
      #expect(DocumentKind.sniff(bytes) == .xml)
    }
  }
}

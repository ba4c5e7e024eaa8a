import BillCore
import BillCredentials
import Testing

@Suite struct DocumentBoxTests {
  private let account = RecordID(sixteen: [UInt8](repeating: 7, count: 16))

  private func keys() throws -> AccountKeys {
    try Sodium.start()
    return AccountKeys.generate(account: account, key: .generate()).keys
  }

  @Test(arguments: [0, 1, 64, 10_000])
  func `a document opens under its own name`(length: Int) throws {
    let keys = try keys()
    let box = try #require(DocumentBox(account: account, publicKey: keys.boxPublicKey))
    let document = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let sealed = box.seal(document, named: "bill.pdf")
    #expect(try keys.openDocument(sealed, named: "bill.pdf") == document)
    #expect(throws: CredentialError.tampered(.boxedValue)) {
      try keys.openDocument(sealed, named: "other.pdf")
    }
  }

  @Test func `no byte of a sealed document can be changed`() throws {
    let keys = try keys()
    let box = try #require(DocumentBox(account: account, publicKey: keys.boxPublicKey))
    let sealed = box.seal(Array("Rechnung".utf8), named: "bill.pdf")
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: CredentialError.self) {
        try keys.openDocument(changed, named: "bill.pdf")
      }
    }
    for length in 0..<sealed.count {
      #expect(throws: CredentialError.self) {
        try keys.openDocument(Array(sealed.prefix(length)), named: "bill.pdf")
      }
    }
  }

  @Test func `another account cannot open it`() throws {
    let keys = try keys()
    let box = try #require(DocumentBox(account: account, publicKey: keys.boxPublicKey))
    let sealed = box.seal([1, 2, 3], named: "bill.pdf")
    #expect(throws: CredentialError.self) {
      try self.keys().openDocument(sealed, named: "bill.pdf")
    }
  }
}

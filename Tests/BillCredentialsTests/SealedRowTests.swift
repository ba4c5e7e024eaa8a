import BillCore
import BillCredentials
import Testing

struct SealedRowTests {
  private let key = AccountDataKey.generate()
  private let number = Samples.secret("DE75512108001245126199")

  @Test func `a sealed value opens in its own row`() throws {
    for length in [0, 1, 22, 63, 64, 65, 500] {
      let value = SecureBytes(random: length)
      let blob = SealedRow.seal(value, for: try Samples.row(), key: key)
      #expect(try SealedRow.open(blob, for: try Samples.row(), key: key) == value)
    }
  }

  @Test func `the columns may come in any order`() throws {
    let row = try Samples.row()
    let blob = SealedRow.seal(number, for: row, key: key)
    let turned = try Samples.row(columns: row.columns.reversed())
    #expect(try SealedRow.open(blob, for: turned, key: key) == number)
  }

  @Test func `every single bit that flips is refused`() throws {
    let row = try Samples.row()
    let blob = SealedRow.seal(number, for: row, key: key)
    for index in blob.indices {
      for bit in 0..<8 {
        var flipped = blob
        flipped[index] ^= 1 << UInt8(bit)
        #expect(throws: CredentialError.self) {
          try SealedRow.open(flipped, for: row, key: key)
        }
      }
    }
  }

  @Test func `every shorter or longer blob is refused`() throws {
    let row = try Samples.row()
    let blob = SealedRow.seal(number, for: row, key: key)
    for length in 0..<blob.count {
      #expect(throws: CredentialError.self) {
        try SealedRow.open(Array(blob.prefix(length)), for: row, key: key)
      }
    }
    #expect(throws: CredentialError.self) { try SealedRow.open(blob + [0], for: row, key: key) }
  }

  @Test func `a value moved to any other place is refused`() throws {
    let columns = try Samples.row().columns
    let places = try [
      Samples.row(), Samples.row(table: "method"), Samples.row(group: "holder"),
      Samples.row(account: 9), Samples.row(row: 9), Samples.row(version: 4),
      Samples.row(columns: Array(columns.dropLast())),
      Samples.row(columns: columns + [PlainColumn("extra", .null)]),
      Samples.row(columns: [PlainColumn("currency", .text("USD"))] + columns.dropFirst()),
      Samples.row(columns: [PlainColumn("currencX", .text("EUR"))] + columns.dropFirst()),
      Samples.row(
        columns: [PlainColumn("currency", .bytes(Array("EUR".utf8)))]
          + columns.dropFirst()),
      Samples.row(table: "payee_accountn", group: "umber"),
    ]
    for (index, place) in places.enumerated() {
      let blob = SealedRow.seal(number, for: place, key: key)
      for (otherIndex, other) in places.enumerated() {
        if index == otherIndex {
          #expect(try SealedRow.open(blob, for: other, key: key) == number)
        } else {
          #expect(throws: CredentialError.tampered(.row)) {
            try SealedRow.open(blob, for: other, key: key)
          }
        }
      }
    }
  }

  @Test func `another key and another generation are told apart`() throws {
    let row = try Samples.row()
    let blob = SealedRow.seal(number, for: row, key: key)
    #expect(throws: CredentialError.tampered(.row)) {
      try SealedRow.open(blob, for: row, key: .generate())
    }
    #expect(throws: CredentialError.wrongEpoch(found: 1, expected: 2)) {
      try SealedRow.open(blob, for: row, key: .generate(epoch: 2))
    }
  }

  @Test func `no nonce comes twice, not even for the same value`() throws {
    let row = try Samples.row()
    var nonces: Set<[UInt8]> = []
    for _ in 0..<2000 {
      nonces.insert(Array(SealedRow.seal(number, for: row, key: key)[6..<30]))
    }
    #expect(nonces.count == 2000)
  }

  @Test func `lengths of different values look alike`() throws {
    let row = try Samples.row()
    let lengths = [1, 15, 34, 63].map {
      SealedRow.seal(SecureBytes(random: $0), for: row, key: key).count
    }
    #expect(Set(lengths).count == 1)
  }
}

import Testing

@testable import BillCredentials

struct SealedFileTests {
  private static let key = RecoveryKey.generate()

  @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
  func `a file of any length comes back`(length: Int) throws {
    let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let file = try SealedFileTests.sealed(content)
    #expect(try SealedFileTests.opened(file) == content)
  }

  @Test func `parts may be given in any size`() throws {
    var writer = try SealedFileWriter(.key(SealedFileTests.key))
    var file = writer.head
    for size in [1, 70_000, 0, 65_536, 3] {
      file += writer.seal([UInt8](repeating: 7, count: size))
    }
    file += writer.finish()
    #expect(try SealedFileTests.opened(file) == [UInt8](repeating: 7, count: 135_540))
  }

  @Test func `every changed byte is noticed`() throws {
    let file = try SealedFileTests.sealed(Array("a short text".utf8))
    for index in file.indices {
      var changed = file
      changed[index] ^= 1
      #expect(throws: CredentialError.self) { try SealedFileTests.opened(changed) }
    }
  }

  @Test func `a file that was cut off or added to is not taken for a whole one`() throws {
    let file = try SealedFileTests.sealed([UInt8](repeating: 1, count: 150_000))
    let chunk = SealedFile.chunkLength + SealedFile.overhead
    let header = file.count - 2 * chunk - (150_000 - 2 * SealedFile.chunkLength) - 17
    for length in [header + chunk, header + 2 * chunk, file.count - 1] {
      #expect(throws: CredentialError.tampered(.file)) {
        try SealedFileTests.opened(Array(file.prefix(length)))
      }
    }
    #expect(throws: CredentialError.tampered(.file)) { try SealedFileTests.opened(file + [0]) }
  }

  @Test func `another key is told from a changed file, and other files from ours`() throws {
    let file = try SealedFileTests.sealed([1, 2, 3])
    let other = SecureBytes(copying: Array(RecoveryKey.generate().text.utf8))
    #expect(throws: CredentialError.wrongSecret) {
      try SealedFile.read(SealedFileTests.source(file), secret: { _ in other }, { _ in })
    }
    #expect(throws: CredentialError.malformed(.file)) {
      try SealedFileTests.opened(Array("something else altogether, long enough for a header".utf8))
    }
  }

  @Test func `a password opens what it locked, and costs what the file says`() throws {
    let password = SecureBytes(copying: Array("copper lantern drifts north 41".utf8))
    var file = try SealedFileTests.sealed([9], .password(password, .floor))
    var content: [UInt8] = []
    try SealedFile.read(SealedFileTests.source(file), secret: { _ in password }) { content += $0 }
    #expect(content == [9])
    file[16] = 200
    #expect(throws: CredentialError.self) {
      try SealedFile.read(SealedFileTests.source(file), secret: { _ in password }) { _ in }
    }
  }

  private static func sealed(_ content: [UInt8], _ lock: SealedFile.Lock = .key(key)) throws
    -> [UInt8]
  {
    var writer = try SealedFileWriter(lock)
    return writer.head + writer.seal(content) + writer.finish()
  }

  private static func opened(_ file: [UInt8]) throws -> [UInt8] {
    var content: [UInt8] = []
    let typed = SecureBytes(copying: Array(key.text.utf8))
    try SealedFile.read(source(file), secret: { _ in typed }) { content += $0 }
    return content
  }

  private static func source(_ file: [UInt8]) -> SealedFile.Source {
    var position = 0
    return { count in
      defer { position = min(file.count, position + count) }
      return Array(file[position..<min(file.count, position + count)])
    }
  }
}

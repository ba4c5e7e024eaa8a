import BillCredentials
import Testing

struct SecureBytesTests {
  @Test func `taking bytes over empties the array they came in`() {
    var bytes: [UInt8] = [1, 2, 3]
    let secret = SecureBytes(consuming: &bytes)
    #expect(bytes.isEmpty)
    #expect(secret.copied() == [1, 2, 3])
  }

  @Test func `equality compares content and length`() {
    #expect(SecureBytes(copying: [1, 2, 3]) == SecureBytes(copying: [1, 2, 3]))
    #expect(SecureBytes(copying: [1, 2, 3]) != SecureBytes(copying: [1, 2, 4]))
    #expect(SecureBytes(copying: [1, 2]) != SecureBytes(copying: [1, 2, 0]))
    #expect(SecureBytes(count: 0) == SecureBytes(copying: []))
  }

  @Test func `a secret that is interpolated shows only its length`() {
    let secret = SecureBytes(copying: Array("hunter2".utf8))
    #expect("\(secret)" == "<7 secret bytes>")
  }

  @Test func `filling may use less than the room`() {
    let secret = SecureBytes(capacity: 1024) { (room: UnsafeMutableBufferPointer<UInt8>) in
      room[0] = 7
      return 1
    }
    #expect(secret.copied() == [7])
  }

  @Test func `random secrets differ`() {
    #expect(SecureBytes(random: 32) != SecureBytes(random: 32))
    #expect(SecureBytes(random: 32) != SecureBytes(count: 32))
  }
}

import Testing

@testable import BillCore

struct IPAddressTests {
  @Test(arguments: [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
    ("2001:DB8:0:0:0:0:0:7", "2001:db8::7"), ("fe80::1%eth0", "fe80::1"), ("::", "::"),
    ("::1", "::1"), ("1:0:0:2::3", "1:0:0:2::3"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
  ])
  func `an address is read and written in its shortest form`(text: String, form: String) throws {
    #expect(try #require(IPAddress(text)).description == form)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", ":::", "1::2::3", "12345::",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "g::1", "+1.2.3.4", "１.2.3.4",
  ])
  func `what is no address is refused`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(arguments: [
    "127.0.0.1", "10.0.0.5", "172.31.255.255", "192.168.1.1", "169.254.0.1", "100.64.0.1",
    "0.0.0.0", "::1", "::", "fd00::1", "fe80::1", "::ffff:10.1.2.3",
  ])
  func `local addresses are known`(text: String) throws {
    #expect(try #require(IPAddress(text)).isLocal)
  }

  @Test(arguments: ["8.8.8.8", "172.32.0.0", "100.128.0.1", "2001:db8::1", "::2", "ff02::1"])
  func `other addresses are not local`(text: String) throws {
    #expect(try !#require(IPAddress(text)).isLocal)
  }

  @Test func `a network is a /24 of IPv4 and a /64 of IPv6`() {
    #expect(IPAddress("192.0.2.7")?.network == "192.0.2.0/24")
    #expect(IPAddress("2001:db8:1:2:3::7")?.network == "2001:db8:1:2::/64")
  }
}

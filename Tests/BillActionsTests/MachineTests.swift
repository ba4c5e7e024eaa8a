import BillActions
import Testing

@Suite struct MachineTests {
  @Test func `what the environment says of the user stays on one line and is cut`() {
    let machine = Machine.live(environment: [
      "USER": "eve\r\nBcc: eve@x\r\n\r\nhttp://evil\u{1B}[2J",
      "SSH_CONNECTION": "10.0.0.1\nhttp://evil 50000 10.0.0.2 22",
    ])
    #expect(machine.user == "eve Bcc: eve@x http://evil [2J")
    #expect(machine.peer == "10.0.0.1 http://evil")
    let long = Machine.live(environment: ["USER": String(repeating: "e", count: 1000)])
    #expect(long.user.count == 80)
  }
}

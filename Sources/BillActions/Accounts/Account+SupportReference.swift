package import BillCore
import BillCredentials

extension Account {
  /// What the holder can quote to whoever helps him: it names the account and opens nothing.
  package var supportReference: String {
    var message = CanonicalBytes(tag: "BCTLsupp1")
    message.append(fixed: id.bytes)
    let letters = Base32.encode(Array(Blake2b.hash(message.bytes, length: 32).prefix(10)))
    return "BC-\(letters.prefix(4))-\(letters.dropFirst(4).prefix(4))"
  }
}

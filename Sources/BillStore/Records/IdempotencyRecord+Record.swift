package import BillCore

extension IdempotencyRecord {
  /// What the log says of it.
  package var logged: String {
    let hexadecimal = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "\(key) \(hexadecimal) \(payments.map(\.description).joined(separator: " "))"
  }
}

/// A plain value that a seal, a signature or the event chain covers, under its name.
package struct PlainColumn: Hashable, Sendable {
  package let name: String
  package let value: PlainValue

  package init(_ name: String, _ value: PlainValue) {
    self.name = name
    self.value = value
  }

  /// The columns in a form that does not depend on the order they were read in.
  ///
  /// The number of columns, then each in the order of the names' bytes: name, kind, value.
  package static func canonical(_ columns: [PlainColumn]) -> [UInt8] {
    var message = CanonicalBytes()
    message.append(UInt16(columns.count))
    // The names of columns are ASCII, of which Swift's own order is that of the bytes.
    for column in columns.sorted(by: { $0.name < $1.name }) {
      message.append(column.name)
      column.value.write(to: &message)
    }
    return message.bytes
  }
}

/// The values a database column can have.
package enum PlainValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  fileprivate func write(to message: inout CanonicalBytes) {
    switch self {
    case .null:
      message.append(UInt8(0))
    case .integer(let number):
      message.append(UInt8(1))
      message.append(number)
    case .text(let text):
      message.append(UInt8(2))
      message.append(text)
    case .bytes(let bytes):
      message.append(UInt8(3))
      message.append(counted: bytes)
    }
  }
}

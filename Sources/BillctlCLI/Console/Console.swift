package import BillCore
package import BillCredentials

/// The way to the person or script that called: streams, whether they are terminals, questions.
package struct Console: Sendable {
  /// Whether questions can be asked.
  package var inputIsTerminal: Bool
  /// Whether output goes to a person.
  package var outputIsTerminal: Bool
  /// The columns of the terminal.
  package var width: Int
  /// Writes to standard output.
  package var write: @Sendable (String) throws -> Void
  /// Writes bytes that are no text.
  package var writeBytes: @Sendable ([UInt8]) throws -> Void
  package var writeError: @Sendable (String) -> Void
  /// Asks for a line; nil at the end of input.
  package var askLine: @Sendable (_ prompt: String) throws -> String?
  /// Asks for a line and measures the rhythm of its keys, where they come from a keyboard.
  package var askTyped: @Sendable (_ prompt: String) throws -> TypedLine?
  /// Asks for a line without showing it; nil at the end of input.
  package var askSecret: @Sendable (_ prompt: String) throws -> SecureBytes?
  /// Reads a password from a file's first line; `-` is standard input.
  package var readSecret: @Sendable (_ path: String) throws -> SecureBytes

  package init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, width: Int,
    write: @escaping @Sendable (String) throws -> Void,
    writeError: @escaping @Sendable (String) -> Void,
    askLine: @escaping @Sendable (String) throws -> String?,
    askSecret: @escaping @Sendable (String) throws -> SecureBytes?,
    readSecret: @escaping @Sendable (String) throws -> SecureBytes,
    writeBytes: (@Sendable ([UInt8]) throws -> Void)? = nil,
    askTyped: (@Sendable (String) throws -> TypedLine?)? = nil
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.width = width
    self.write = write
    self.writeBytes = writeBytes ?? { try write(String(decoding: $0, as: UTF8.self)) }
    self.writeError = writeError
    self.askLine = askLine
    self.askTyped = askTyped ?? { try askLine($0).map { TypedLine(text: $0) } }
    self.askSecret = askSecret
    self.readSecret = readSecret
  }
}

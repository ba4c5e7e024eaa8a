/// Why a document could not be read as a bill.
package enum CaptureError: Error, Equatable {
  /// A readable document that is not a bill billctl knows; `found` names what it is.
  case notABill(found: String)
  /// Not well-formed, truncated or wrongly encoded; `line` is 1-based where it is known.
  case malformed(detail: String, line: Int?)
  /// Something that must not be in a bill: a DTD, an entity, XInclude.
  case forbidden(String)
  /// A fact without which there is no bill, by the field's name.
  case missing(String)
  /// A field whose value breaks the standard.
  case invalid(field: String, value: String, reason: String)
  /// Larger than the limit, in bytes.
  case tooLarge(limitBytes: Int)
  /// Nested deeper than the limit, in levels.
  case tooDeep(limitLevels: Int)
  /// A container that needs a password.
  case encrypted
  /// Nothing in it that could be a bill.
  case nothingInside(container: String)
  /// A program that is needed to read this kind of file is not installed.
  case needsProgram(String)
}

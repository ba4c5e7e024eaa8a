package import BillCredentials

/// What somebody shows to prove who he is.
package struct Proof: Sendable {
  package var password: SecureBytes
  /// A code of the authenticator app, one that was sent, or a recovery code.
  package var code: String?

  package init(password: SecureBytes, code: String? = nil) {
    self.password = password
    self.code = code
  }
}

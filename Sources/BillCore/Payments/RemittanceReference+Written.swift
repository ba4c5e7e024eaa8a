extension RemittanceReference {
  /// Classifies a reference as somebody wrote it.
  ///
  /// A creditor reference or QR reference whose check digits hold becomes one, in its compact
  /// form; anything else stays the text it is.
  package init(written text: some StringProtocol) {
    // why: either refusal only means that it is not a reference of that kind.
    if let reference = try? CreditorReference(text) {
      self = .creditorReference(reference.compact)
    } else if let reference = try? QRReference(text) {  // why: see above
      self = .qrReference(reference.compact)
    } else {
      self = .text(String(text))
    }
  }
}

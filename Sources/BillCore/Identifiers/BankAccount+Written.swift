extension BankAccount {
  /// Classifies an account number as somebody wrote it.
  ///
  /// A valid IBAN becomes `.iban` in its compact form, without the word IBAN that some write before
  /// it; anything else is `.other` without blanks, masked and mistyped IBANs included. A valid
  /// BIC is made compact; another agent stays as written. A United States account is never guessed
  /// at: it takes a routing number to know one.
  package init(
    writtenAs number: some StringProtocol, agent: String? = nil, name: String? = nil
  ) {
    // why: a text that is no BIC is kept as it is, the refusal's reason is of no use here.
    let bank = agent.flatMap { try? BIC($0).compact } ?? agent
    do throws(IBANError) {
      let iban = try IBAN(number.compacted().withoutLabel)
      self.init(scheme: .iban, number: iban.compact, agent: bank, name: name)
    } catch {
      self.init(scheme: .other, number: number.compacted(), agent: bank, name: name)
    }
  }
}

extension String {
  /// The text without a leading `IBAN` or `IBAN:`; no country's numbers begin with these letters.
  fileprivate var withoutLabel: String {
    guard prefix(4).uppercased() == "IBAN" else { return self }
    return String(dropFirst(4).drop { $0 == ":" })
  }
}

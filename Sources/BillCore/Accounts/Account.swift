/// One person's identity in a home; the e-mail address names it.
package struct Account: Hashable, Sendable {
  package var id: RecordID
  package var email: String
  package var emailState: EmailState
  /// The holder's name as statements and payment files show it.
  package var name: String
  package var address: PostalAddress?
  /// The last four digits of the phone number; the number itself is sealed.
  package var phoneLast4: String?
  /// When a texted code proved that the number is the holder's; nil before.
  package var phoneConfirmedAt: Instant?
  /// The second factor that is asked for first, where the account has several.
  package var preferredFactor: SecondFactor.Kind?
  package var createdAt: Instant
  /// The version of the terms that were accepted last.
  package var termsVersion: Int?
  package var termsAcceptedAt: Instant?
  package var frozenAt: Instant?
  /// Set when the terms were withdrawn.
  package var suspendedAt: Instant?
  /// Whether it lives in a test home.
  package var isTest: Bool
  package var passwordChangedAt: Instant
  /// The IANA name of the zone in which civil dates are meant.
  package var zone: String

  package init(
    id: RecordID, email: String, emailState: EmailState = .unconfirmed, name: String,
    createdAt: Instant, isTest: Bool, zone: String
  ) {
    self.id = id
    self.email = email
    self.emailState = emailState
    self.name = name
    self.createdAt = createdAt
    self.isTest = isTest
    self.passwordChangedAt = createdAt
    self.zone = zone
  }
}

/// How sure it is that mail to the address reaches the holder.
package enum EmailState: String, Sendable, Hashable, CaseIterable {
  case unconfirmed
  /// A code sent to the address came back.
  case confirmed
  /// No mail program is set up; the holder vouches for the address.
  case selfAttested = "self-attested"
}

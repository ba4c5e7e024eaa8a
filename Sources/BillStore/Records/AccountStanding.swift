package import BillCore

/// What decides whether an account may pay and how its holder proves himself.
///
/// All of it stands in plain columns, so one MAC covers it: a row that is edited, added or deleted
/// is noticed.
package struct AccountStanding: Hashable, Sendable {
  package let account: Account
  /// What comes in without the account's key is sealed to it.
  package let boxPublicKey: [UInt8]
  package let signingPublicKey: [UInt8]
  /// The sealed phone number that codes are texted to, and the keyed hash it logs in by.
  package let phoneSealed: [UInt8]?
  package let phoneHash: [UInt8]?
  /// The factors that are not removed, in the order of enrolment.
  package let factors: [SecondFactor]
  /// What is kept of the recovery codes that were not used yet.
  package let recoveryCodes: [[UInt8]]
}

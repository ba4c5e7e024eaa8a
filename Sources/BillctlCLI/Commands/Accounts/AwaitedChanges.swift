import BillActions

/// The new address and number of an account that wait for their codes; until then the old ones
/// stay and can stop them.
struct AwaitedChanges {
  /// Nil where none waits.
  private(set) var email: String?
  /// The last digits behind dots.
  private(set) var phone: String?

  init(_ access: ReadAccess) throws {
    let account = access.account
    do {
      let awaited = try EmailConfirmation(access).awaited()
      email = awaited == account.email ? nil : awaited
      // A number that was never confirmed waits for a code itself, and takes the place of none.
      phone = try account.phoneConfirmedAt == nil ? nil : PhoneConfirmation(access).awaited()
    } catch AccessError.tampered {
      // why: the rest of the account is shown all the same; whoever types the code is told.
    }
  }
}

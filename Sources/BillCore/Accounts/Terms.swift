/// The version of the terms this program asks for.
package enum Terms {
  /// Raised when the text changes in substance.
  package static let version = 1

  /// The terms, as `account terms` prints them.
  package static let text = """
    Terms of use of billctl, version \(version)

    1. billctl runs on your machine only. Nobody else keeps your account, can see it or can
       restore it; without the password and the recovery key its sealed parts are gone.
    2. billctl prepares and hands over payments you approve. The bank executes them; what the
       bank has not confirmed is not called paid.
    3. You check payees and amounts before you approve. billctl warns about changed bank
       details and repeated bills, but cannot know what only you and the biller know.
    4. Payment files hold account numbers in readable form, because banks require it. They lie
       in the outbox folder until you remove them.
    5. The program comes without warranty, as its licence says.
    """
}

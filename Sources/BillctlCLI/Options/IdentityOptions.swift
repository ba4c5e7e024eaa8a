import ArgumentParser

/// What a new account is made of, for the commands that make one.
struct IdentityOptions: ParsableArguments {
  @Flag(help: "Make a test home: a pretended bank, TEST on every page.")
  var test = false

  @Option(help: "Your name, as payments and statements show it.")
  var name: String?

  @Flag(help: "Accept the terms; to read them: billctl account terms")
  var acceptTerms = false

  @Flag(help: "Vouch for your address yourself instead of confirming it by a code.")
  var selfAttested = false

  @Option(help: "The time zone you live in, such as Europe/Berlin.")
  var zone: String?
}

import ArgumentParser

/// The options every command takes.
struct GlobalOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, json, jsonl, csv
  }

  @Option(help: "How to print.")
  var format: Format = .human

  @Flag(help: "Never ask; fail where a question would be needed.")
  var noInput = false

  @Flag(name: .shortAndLong, help: "Print nothing beside the result.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Print ids and references in full as well.")
  var verbose = false

  @Flag(help: "Hide amounts, account numbers and addresses.")
  var mask = false

  @Option(help: "The account, where several live here (or BILLCTL_ACCOUNT).")
  var email: String?
}

extension GlobalOptions {
  /// What the parser makes of a command line that names none of them.
  static var unspoken: GlobalOptions {
    var options = GlobalOptions()
    options.format = .human
    (options.noInput, options.quiet, options.verbose, options.mask) = (false, false, false, false)
    options.email = nil
    return options
  }
}

/// The options of commands that change something.
struct ChangeOptions: ParsableArguments {
  @Flag(help: "Say yes to exactly the plan --dry-run prints.")
  var yes = false

  @Flag(help: "Show what would happen and change nothing.")
  var dryRun = false
}

/// The options of commands that change something and ask nothing.
struct UnaskedChangeOptions: ParsableArguments {
  @Flag(help: "Taken for the sake of scripts; no question is asked here.")
  var yes = false

  @Flag(help: "Show what would happen and change nothing.")
  var dryRun = false
}

/// The options of commands that may ask who you are.
struct ProofOptions: ParsableArguments {
  @Option(help: "A code of your second factor, or a recovery code.")
  var code: String?

  @Option(help: "Read the password from a file's first line; - is standard input.")
  var passwordFile: String?
}

import BillCore
import BillCredentials
import BillStore

/// Brings a code to its holder by mail or text message.
struct CodeDelivery {
  /// Where a code goes.
  enum Address {
    case mail(String)
    case text(PhoneNumber)
  }

  private let home: Home

  init(_ home: Home) { self.home = home }

  /// Refuses a channel without a program: a code that stays on this machine proves nothing; and
  /// one whose program others could exchange.
  ///
  /// - throws: `MessageError.noProgram`, `.unsafeProgram`.
  func require(_ channel: MessageChannel) throws {
    let isSetUp =
      switch channel {
      case .mail: try Post(home).isSetUp
      case .text: try TextMessages(home).isSetUp
      }
    guard isSetUp else {
      if let flaw = try home.flaw(of: channel) { throw MessageError.unsafeProgram(flaw) }
      throw MessageError.noProgram(channel)
    }
  }

  /// Makes a code and sends it; one that did not leave is void.
  ///
  /// - throws: `MessageError`, `ConfirmationError.tooSoon`.
  func send(_ codes: SentCodes, to address: Address) throws {
    let code = try codes.make()
    do {
      try send(code, for: codes.purpose, to: address)
    } catch let error as MessageError {
      try codes.void()
      throw error
    }
  }

  /// Sends a code that was made.
  ///
  /// - throws: `MessageError`.
  func send(_ code: String, for purpose: CodePurpose, to address: Address) throws {
    switch address {
    case .mail(let address):
      let outcome = try Post(home).send(CodeDelivery.mail(code, for: purpose, to: address))
      guard outcome == .handedOver else { throw MessageError.notTaken(.mail) }
    case .text(let number):
      let text = "billctl code \(code) for \(purpose.use). Good for 10 minutes; tell it to nobody."
      try TextMessages(home).send(text, to: number)
    }
  }

  /// The mail that holds a code.
  static func mail(_ code: String, for purpose: CodePurpose, to address: String) -> Message {
    Message(
      to: address, subject: "Your billctl code for \(purpose.use)",
      body: """
        The code for \(purpose.use) is

            \(code)

        It holds for 10 minutes, once, and for nothing else. Then: \(purpose.command)

        Tell it to nobody. If you did not ask for it, ignore this mail.
        """, lapseSeconds: OneTimeCode.lifetimeSeconds)
  }
}

extension Home {
  /// Why the program of a channel may not run; nil where there is none, or nothing is wrong.
  func flaw(of channel: MessageChannel) throws -> FileError? {
    let program =
      switch channel {
      case .mail: try configuration().mailProgram
      case .text: try configuration().smsProgram
      }
    guard let program, world.programs.find(program) == nil else { return nil }
    return world.programs.flaw(program)
  }
}

extension CodePurpose {
  /// What the code is for, as the end of a sentence.
  fileprivate var use: String {
    switch self {
    case .confirmEmail: "confirming this address"
    case .confirmPhone: "confirming this number"
    case .enrollEmail, .enrollText: "adding a second factor"
    case .login: "logging in"
    case .stepUp: "approving what you are about to do"
    case .textLogin: "logging in to look"
    case .recover: "recovering your account"
    }
  }

  /// Where the code is typed.
  fileprivate var command: String {
    switch self {
    case .confirmEmail: "billctl account confirm CODE"
    case .confirmPhone: "billctl account confirm CODE --phone"
    case .enrollEmail, .enrollText: "billctl mfa confirm CODE"
    case .login, .stepUp, .textLogin: "repeat your command with --code CODE"
    case .recover: "billctl account recover finish CODE"
    }
  }
}

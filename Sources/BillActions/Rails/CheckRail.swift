package import BillRails
import BillStore

/// Whether a program keeps to the protocol; every payment it is asked for is a test.
package struct CheckRail: Sendable {
  private let world: World
  private let program: String
  private let limitSeconds: Int

  /// A program by its path, or the one of a rail by the rail's name.
  ///
  /// - throws: `RailChoiceError.unknown`, `CommandRailError.notInstalled`, `FileError`.
  package init(_ subject: String, in home: Home) throws {
    world = home.world
    if subject.contains("/") {
      program = try ProgramFile.absolute(subject)
      limitSeconds = RailProtocol.capabilitiesSeconds
      return
    }
    let configuration = try home.configuration().rails[subject]
    guard
      let found = CommandRail.program(subject, configuration?.program, home.world.programs)
    else { throw CommandRailError.notInstalled(name: subject) }
    program = found
    limitSeconds = configuration?.timeLimit ?? RailProtocol.capabilitiesSeconds
  }

  /// One requirement, and what was found instead.
  package struct Result: Sendable, Hashable {
    package let requirement: Requirement
    package let finding: Finding?
  }

  /// What a program must do.
  package enum Requirement: String, Sendable, Hashable, CaseIterable {
    case safeFile = "safe-file"
    case capabilities
    case sameCapabilities = "same-capabilities"
    case unknownVerb = "unknown-verb"
    case otherVersion = "other-version"
    case garbage
    case emptyInput = "empty-input"
    case hugeInput = "huge-input"
    case submit
    case sameKey = "same-key"
    case otherAmount = "other-amount"
    case status
    case statusOfUnknown = "status-of-unknown"
    case cancelOfUnknown = "cancel-of-unknown"
  }

  /// What was found where a requirement is not met.
  package enum Finding: Sendable, Hashable {
    case ending(RailCall.Ending)
    case answer(RailAnswerError)
    case unsafeFile(path: String)
    case changedItsMind
    case spokeWhileRefusing
    case state(String)
  }

  /// Tries everything; without capabilities there is nothing more to try.
  package func perform() throws -> [Result] {
    do {
      try ProgramFile.check(program)
    } catch FileError.writableByOthers(let path, _), FileError.foreignOwner(let path) {
      return [Result(requirement: .safeFile, finding: .unsafeFile(path: path))]
    }
    var results = [Result(requirement: .safeFile, finding: nil)]
    let first = ask(.capabilities)
    let finding = answer(first) { _ = try RailCapabilities(answer: $0) }
    results.append(Result(requirement: .capabilities, finding: finding))
    guard finding == nil, case .exited(_, let output, _) = first else { return results }
    let capabilities = try RailCapabilities(answer: output)
    results.append(Result(requirement: .sameCapabilities, finding: again(capabilities)))
    guard let payment = TestPayment(capabilities, world),
      let stranger = TestPayment(capabilities, world)
    else { return results }
    return results + refusals(stranger, capabilities) + submissions(payment, capabilities)
      + questions(payment.key, stranger.key, capabilities.verbs)
  }

  // MARK: Asking

  private func ask(_ request: RailRequest) -> RailCall.Ending {
    call(request.verb.rawValue, request.bytes)
  }

  private func call(_ verb: String, _ input: [UInt8]) -> RailCall.Ending {
    world.programs.callRail(
      RailCall(program: program, verb: verb, input: input, limitSeconds: limitSeconds))
  }

  private func answer(_ ending: RailCall.Ending, _ read: ([UInt8]) throws -> Void) -> Finding? {
    guard case .exited(0, let output, _) = ending else { return .ending(ending) }
    do {
      try read(output)
      return nil
    } catch {
      return (error as? RailAnswerError).map { .answer($0) } ?? .ending(ending)
    }
  }

  private func again(_ capabilities: RailCapabilities) -> Finding? {
    var second: RailCapabilities?
    return answer(ask(.capabilities)) { second = try RailCapabilities(answer: $0) }
      ?? (second == capabilities ? nil : .changedItsMind)
  }

  // MARK: What must be refused

  private func refusals(_ payment: TestPayment, _ capabilities: RailCapabilities) -> [Result] {
    let request = payment.request
    let later = String(decoding: request.bytes, as: UTF8.self)
      .replacing("\"protocol\":1", with: "\"protocol\":99")
    let huge = [UInt8](repeating: 0x20, count: 4 << 20) + request.bytes
    let inputs: [(Requirement, String, [UInt8])] = [
      (.unknownVerb, "refund", request.bytes), (.otherVersion, "submit", Array(later.utf8)),
      (.garbage, "submit", [0x00, 0xFF, 0x7B, 0x22, 0x0A]), (.emptyInput, "submit", []),
      (.hugeInput, "submit", huge),
    ]
    return inputs.map { requirement, verb, input in
      Result(requirement: requirement, finding: refusal(call(verb, input), capabilities))
    }
  }

  private func refusal(_ ending: RailCall.Ending, _ capabilities: RailCapabilities) -> Finding? {
    guard case .exited(let status, let output, _) = ending,
      capabilities.notSentCodes.contains(status)
    else { return .ending(ending) }
    return output.isEmpty ? nil : .spokeWhileRefusing
  }

  // MARK: What must be done

  private func submissions(_ payment: TestPayment, _ capabilities: RailCapabilities) -> [Result] {
    var receipts: [String] = []
    func submit() -> Finding? {
      answer(ask(payment.request)) {
        receipts.append(try RailReceipt(answer: $0, key: payment.key).receipt)
      }
    }
    let first = submit()
    let second = submit() ?? (Set(receipts).count == 1 ? nil : .changedItsMind)
    return [
      Result(requirement: .submit, finding: first),
      Result(requirement: .sameKey, finding: second),
      Result(
        requirement: .otherAmount,
        finding: refusal(ask(payment.withOtherAmount.request), capabilities)),
    ]
  }

  private func questions(_ key: String, _ stranger: String, _ verbs: Set<RailVerb>) -> [Result] {
    var results: [Result] = []
    if verbs.contains(.status) {
      results += [
        Result(requirement: .status, finding: state(of: key, allowed: [.sent, .settled])),
        Result(
          requirement: .statusOfUnknown,
          finding: state(of: stranger, allowed: [.notSent, .unknown])),
      ]
    }
    if verbs.contains(.cancel) {
      results.append(Result(requirement: .cancelOfUnknown, finding: cancellation(of: stranger)))
    }
    return results
  }

  private func cancellation(of key: String) -> Finding? {
    var state = RailCancellation.State.unknown
    return answer(ask(.cancel(key: key, isTest: true))) {
      state = try RailCancellation(answer: $0, key: key).state
    } ?? (state == .cancelled ? .state(state.rawValue) : nil)
  }

  private func state(of key: String, allowed: Set<RailStatus.State>) -> Finding? {
    var state = RailStatus.State.unknown
    return answer(ask(.status(key: key, isTest: true))) {
      state = try RailStatus(answer: $0, key: key).state
    } ?? (allowed.contains(state) ? nil : .state(state.rawValue))
  }
}

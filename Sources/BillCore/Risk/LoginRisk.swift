/// How unusual a login is, and why.
package struct LoginRisk: Hashable, Sendable {
  /// What a score asks for.
  package enum Level: String, Hashable, Sendable {
    /// Nothing more than always.
    case normal
    /// A second factor that nobody gets by mail or text message.
    case secondFactor = "second-factor"
    /// Nobody gets in; the account is locked until a person is verified.
    case locked
  }

  /// From this score on a second factor is needed, and codes by mail or text do not count.
  package static let secondFactorScore = 30
  /// From this score on the account is locked.
  package static let lockScore = 60

  package let reasons: [RiskReason]
  package let typing: TypingVerdict

  /// What was read back from a log.
  package init(reasons: [RiskReason], typing: TypingVerdict) {
    self.reasons = reasons
    self.typing = typing
  }

  package var score: Int { reasons.reduce(0) { $0 + $1.points } }

  package var level: Level {
    if score >= LoginRisk.lockScore { return .locked }
    return score >= LoginRisk.secondFactorScore ? .secondFactor : .normal
  }

  /// Weighs what is known of a login.
  package init(_ evidence: LoginEvidence) {
    self.init(
      reasons: LoginRisk.machine(evidence) + LoginRisk.network(evidence)
        + LoginRisk.person(evidence), typing: evidence.typing)
  }

  // On a device that is new anyway, its terminal and the way to it are no second surprise.
  private static func machine(_ evidence: LoginEvidence) -> [RiskReason] {
    switch evidence.device {
    case .unknown: return [RiskReason(.newDevice)]
    case .moved: return [RiskReason(.movedDevice)]
    case .expired: return [RiskReason(.expiredDevice)]
    case .trusted: break
    }
    var reasons: [RiskReason] = []
    if evidence.peer != nil, !evidence.past.wasRemote { reasons.append(RiskReason(.newRemote)) }
    if let terminal = evidence.terminal, !evidence.past.terminals.isEmpty,
      !evidence.past.terminals.contains(terminal)
    {
      reasons.append(RiskReason(.newTerminal))
    }
    return reasons
  }

  // Private networks are everywhere the same and say nothing.
  private static func network(_ evidence: LoginEvidence) -> [RiskReason] {
    guard let peer = evidence.peer, !peer.isLocal else { return [] }
    var reasons = evidence.listedBy.first.map { [RiskReason(.listedAddress, $0)] } ?? []
    let isNewNetwork = !evidence.past.networks.contains(peer.network)
    if let place = evidence.place, isNewNetwork, !evidence.past.places.contains(place) {
      reasons.append(RiskReason(.newPlace, place))
    } else if isNewNetwork {
      reasons.append(RiskReason(.newNetwork, peer.network))
    }
    return reasons
  }

  private static func person(_ evidence: LoginEvidence) -> [RiskReason] {
    var reasons: [RiskReason] = []
    let since = evidence.now.adding(seconds: -RiskKind.failureSeconds)
    let failures = evidence.past.failures.count { $0 > since }
    if failures > 0 {
      reasons.append(
        RiskReason(.recentFailures, "\(failures)", times: min(failures, RiskKind.mostFailures)))
    }
    if evidence.typing == .strange { reasons.append(RiskReason(.strangeTyping)) }
    if let last = evidence.past.lastEntry {
      let days = (evidence.now.seconds - last.seconds) / 86_400
      if days > RiskKind.absenceDays { reasons.append(RiskReason(.longAbsence, "\(days)")) }
    }
    if case .wentBack = ClockCheck(now: evidence.now, highWater: evidence.past.highWater) {
      reasons.append(RiskReason(.clockBehind))
    }
    return reasons
  }
}

import BillCore
import BillCredentials
import BillStore

/// What an agent saw at its last run, by which it notices a clock or a database that went back.
struct AgentState: Hashable {
  let agent: RecordID
  /// The latest moment it ever saw.
  var highWater: Instant
  /// When a run last came to its end; nil before the first.
  var lastGoodRun: Instant?
  /// The end of the event log as it was then.
  var position: Int64
  var hash: [UInt8]
  /// The settings by which schedules find their days, as the next days were last reckoned.
  var timing: [UInt8]

  init(
    agent: RecordID, highWater: Instant, lastGoodRun: Instant?, position: Int64, hash: [UInt8],
    timing: [UInt8] = []
  ) {
    self.agent = agent
    self.highWater = highWater
    self.lastGoodRun = lastGoodRun
    self.position = position
    self.hash = hash
    self.timing = timing
  }

  /// Whether a database holds what it saw: its log is the one of then, or goes on from it.
  func isOf(_ reader: BookReader) throws -> Bool {
    try position == 0 || reader.eventHash(at: position) == hash
  }

  private static let head = "billctl-agent-state-1"

  /// Reads what `text` wrote; nil for anything else.
  init?(_ text: String, _ key: InstallKey) {
    let words = text.split { $0 == " " || $0 == "\n" }
    guard words.count == 8, words[0] == AgentState.head, let agent = RecordID(words[1]),
      let highWater = Int64(words[2]), let lastGood = Int64(words[3]),
      let position = Int64(words[4]), let hash = Base64URL.decode(words[5]),
      let timing = Base64URL.decode(words[6] == "-" ? "" : words[6]),
      let mac = Base64URL.decode(words[7])
    else { return nil }
    self.init(
      agent: agent, highWater: Instant(milliseconds: highWater),
      lastGoodRun: lastGood == 0 ? nil : Instant(milliseconds: lastGood), position: position,
      hash: hash, timing: timing)
    guard key.isGenuine(mac, .schedules, facts) else { return nil }
  }

  /// The file's one line, with a code under the install key.
  func text(_ key: InstallKey) -> String {
    """
    \(AgentState.head) \(agent) \(highWater.milliseconds) \(lastGoodRun?.milliseconds ?? 0) \
    \(position) \(Base64URL.encode(hash)) \(timing.isEmpty ? "-" : Base64URL.encode(timing)) \
    \(Base64URL.encode(key.mac(.schedules, facts)))

    """
  }

  private var facts: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLagst1")
    message.append(fixed: agent.bytes)
    message.append(highWater.milliseconds)
    message.append(optional: lastGoodRun?.milliseconds)
    message.append(position)
    message.append(counted: hash)
    message.append(counted: timing)
    return message.bytes
  }
}

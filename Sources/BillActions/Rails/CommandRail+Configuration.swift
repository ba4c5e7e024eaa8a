import BillCore
import BillCredentials
import BillFormats
package import BillRails

extension CommandRail {
  /// The program of a configured rail; nil where it was never asked what it can do.
  ///
  /// - throws: `ConfigurationError` where what it said was edited into something else.
  init?(name: String, _ configuration: RailConfiguration, _ programs: Programs) throws {
    guard let text = configuration.capabilities,
      let program = CommandRail.program(name, configuration.program, programs)
    else { return nil }
    do {
      self.init(
        program: program, limitSeconds: configuration.timeLimit ?? RailProtocol.usualSeconds,
        capabilities: try RailCapabilities(answer: Array(text.utf8)),
        isMeantUnattended: configuration.isUnattended ?? false)
    } catch is RailAnswerError {
      throw ConfigurationError.invalidValue(
        key: "rail.\(name).capabilities", expected: "what rails setup wrote")
    }
  }

  /// The absolute path of a rail's program; nil where it is not installed.
  static func program(_ name: String, _ stated: String?, _ programs: Programs) -> String? {
    stated ?? programs.find(programName(name))
  }

  /// What the program of a rail is called where no path is stated.
  static func programName(_ rail: String) -> String { "billctl-rail-\(rail)" }
}

extension Rail {
  /// SHA-256, in lower-case hexadecimal, of everything that was agreed when the rail was set up.
  ///
  /// A mandate pins it, so that nothing runs unattended on a rail that was changed since.
  package var hash: String {
    var facts = CanonicalBytes(tag: "BCTLrail1")
    facts.append(name)
    facts.append(kind.rawValue)
    facts.append(profile.id)
    facts.append(Int64(leadDays))
    facts.append(Int64(cutOffHour))
    facts.append(calendar.rawValue)
    facts.append(optional: outbox)
    facts.append(optional: command?.program)
    facts.append(Int64(command?.limitSeconds ?? 0))
    facts.append(UInt8(command?.isMeantUnattended == true ? 1 : 0))
    facts.append(optional: command?.capabilities.json.rendered(indented: false))
    return SHA256.hexadecimal(facts.bytes)
  }
}

import Foundation

extension ScriptRunner {
  /// What the last program left; throws `ScriptProblem.nothingRun`.
  func lastOutcome() throws -> ScriptOutcome {
    guard let last = state.last else { throw ScriptProblem.nothingRun }
    return last
  }

  /// `status NUMBER`: how the last program ended.
  func checkStatus(_ word: String) throws {
    guard let expected = Int32(word) else { throw ScriptProblem.usage(ScriptVerb.status.usage) }
    let actual = try lastOutcome().status
    guard actual == expected else {
      throw ScriptProblem.status(expected: expected, actual: actual)
    }
  }

  /// `stdout`, `stderr`, `grep`: arguments are `['-count=N', 'REGEX']`; `^` and `$` match at every
  /// line.
  func checkMatch(
    _ text: String, _ arguments: ArraySlice<String>, _ isNegated: Bool
  ) throws {
    let pattern = arguments.suffix(1).joined()
    let regex = try regex(pattern).anchorsMatchLineEndings()
    if arguments.count == 2 {
      guard let option = arguments.first, option.hasPrefix("-count="),
        let expected = Int(option.dropFirst(7))
      else { throw ScriptProblem.usage(ScriptVerb.stdout.usage) }
      let actual = text.matches(of: regex).count
      guard actual == expected else {
        throw ScriptProblem.matchCount(pattern: pattern, expected: expected, actual: actual)
      }
    } else if text.contains(regex) == isNegated {
      throw isNegated ? ScriptProblem.match(pattern: pattern) : .noMatch(pattern: pattern)
    }
  }

  /// `cmp`, `cmpenv`: two files are the same, byte by byte.
  func checkSame(_ left: [UInt8], _ right: [UInt8], _ isNegated: Bool) throws {
    guard (left == right) == isNegated else { return }
    let lines = [left, right].map {
      String(decoding: $0, as: UTF8.self).components(separatedBy: "\n")
    }
    let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let differing = lines.map { $0.indices.contains(same) ? $0[same] : "(end)" }
    throw ScriptProblem.different(firstLine: same + 1, left: differing[0], right: differing[1])
  }

  /// `exists FILE…`: each is there, be it a dangling link.
  func checkExistence(_ names: [String], _ isNegated: Bool) throws {
    for name in names {
      // Not fileExists, which follows a link and calls a dangling one missing.
      // why: having no attributes is the answer
      let attributes = try? FileManager.default.attributesOfItem(atPath: state.path(name))
      if isNegated, attributes != nil { throw ScriptProblem.present(name) }
      if !isNegated, attributes == nil { throw ScriptProblem.missing(name) }
    }
  }

  /// `mode OCTAL FILE`: the permissions of a file.
  func checkMode(_ expected: String, of name: String) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: existing(name))
    let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    guard mode == Int(expected, radix: 8) else {
      throw ScriptProblem.mode(
        file: name, expected: expected, actual: String(mode, radix: 8))
    }
  }
}

extension ScriptRunner {
  /// What stands at a path in what the last program printed; throws `ScriptProblem.noValue`.
  func value(_ path: String, inErrors: Bool = false) throws -> JSONValue {
    let last = try lastOutcome()
    let document = try JSONValue(parsing: inErrors ? last.errors : last.output)
    guard let value = document[path: path] else { throw ScriptProblem.noValue(path: path) }
    return value
  }

  /// `json`: `PATH` exists, `PATH == VALUE`, `PATH != VALUE`, `PATH =~ REGEX`; `!` turns each
  /// round.
  func checkJSON(_ arguments: [String], _ isNegated: Bool) throws {
    let namesStream = ["stdout", "stderr"].contains(arguments[0])
    let words = Array(arguments.dropFirst(namesStream ? 1 : 0))
    guard words.count == 1 || words.count == 3 else {
      throw ScriptProblem.usage(ScriptVerb.json.usage)
    }
    guard let found = try lookUp(words[0], inErrors: arguments[0] == "stderr") else {
      if isNegated { return }
      throw ScriptProblem.noValue(path: words[0])
    }
    let holds = words.count == 1 ? true : try compare(found.text, words[1], words[2])
    guard holds != isNegated else { throw ScriptProblem.value(path: words[0], actual: found.text) }
  }

  private func lookUp(_ path: String, inErrors: Bool) throws -> JSONValue? {
    do {
      return try value(path, inErrors: inErrors)
    } catch ScriptProblem.noValue {
      return nil
    }
  }

  private func compare(_ text: String, _ comparison: String, _ expected: String) throws -> Bool {
    switch comparison {
    case "==": return text == expected
    case "!=": return text != expected
    case "=~": return text.contains(try regex(expected))
    default: throw ScriptProblem.usage(ScriptVerb.json.usage)
    }
  }

  private func regex(_ pattern: String) throws -> Regex<AnyRegexOutput> {
    do {
      return try Regex(pattern)
    } catch {
      throw ScriptProblem.badPattern(pattern)
    }
  }
}

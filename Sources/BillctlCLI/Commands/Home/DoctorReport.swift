import BillActions
import BillStore

/// What the doctor found, as reports show it.
struct DoctorReport {
  let checks: [HealthCheck]
  let proof: ProveHome.Proof?
  /// What `--fix` would do, with `--dry-run`.
  var planned: [String] = []

  var report: Report {
    let wrong = checks.filter { !$0.isRight }
    let well = checks.allSatisfy(\.isLookedAt) ? "All is well." : "All that was looked at is well."
    var body: [JSON.Member] = [.init(name: "checks", value: .list(checks.map(json)))]
    if let proof { body.append(.init(name: "proof", value: json(proof))) }
    if !planned.isEmpty {
      body.append(.init(name: "planned", value: .list(planned.map { .text($0) })))
    }
    var report = Report(
      "doctor/1", .object(body),
      lines: table + planned + (proof.map(lines) ?? []),
      notes: [
        wrong.isEmpty
          ? well
          : "\(wrong.count) of \(counted(checks.count, "check")) found something wrong."
      ],
      status: wrong.isEmpty ? .done : .checkFailed)
    report.items = checks.map(json)
    return report
  }

  private func json(_ check: HealthCheck) -> JSON {
    let members: JSON = [
      "id": .text(check.subject.rawValue), "ok": .bool(check.isRight),
      "looked_at": .bool(check.isLookedAt),
      "detail": .text(check.detail), "account": JSON(check.account),
    ]
    return members.adding([.init(name: "fix", value: JSON(check.fix))])
  }

  // Not a `Table`, which cuts long cells: what is wrong and what helps must be read whole.
  private var table: [String] {
    let width = HealthCheck.Subject.allCases.map(\.rawValue.count).max() ?? 0
    func line(_ name: String, _ mark: String, _ detail: String) -> String {
      let cells = [(name, width), (mark, "WRONG".count)].map { text, width in
        text + String(repeating: " ", count: width - text.count) + "  "
      }
      return cells.joined() + Text.clean(detail)
    }
    let lines = checks.map { check in
      let mark = !check.isRight ? "WRONG" : check.isLookedAt ? "ok" : "-"
      return line(check.subject.rawValue, mark, check.detail)
    }
    return [line("CHECK", "", "DETAIL")] + lines
      + checks.compactMap { $0.fix }.uniqued.map { "To mend it: \($0)" }
  }

  // MARK: The proof

  private func json(_ proof: ProveHome.Proof) -> JSON {
    [
      "places": .list(
        proof.places.map { place in
          [
            "name": .text(place.name), "path": .text(place.path),
            "mode": JSON(place.mode.map(octal)),
          ]
        }),
      "open": .list(
        proof.openFiles.map { file in
          [
            "descriptor": .number(Int64(file.number)), "kind": .text(file.kind.rawValue),
            "target": JSON(file.target),
          ]
        }),
      "internet_sockets": .number(Int64(proof.internetSockets)),
      "programs": .list(proof.programs.map { .text($0) }),
      "libraries": .list(proof.libraries.map { .text($0) }),
      "check": .text(DoctorReport.trace),
    ]
  }

  private func lines(_ proof: ProveHome.Proof) -> [String] {
    var places = Table([("PLACE", .left), ("MODE", .left), ("PATH", .left)])
    for place in proof.places {
      places.add([place.name, place.mode.map(octal) ?? "not there", place.path])
    }
    var open = Table([("OPEN", .right), ("KIND", .left), ("TARGET", .left)])
    for file in proof.openFiles {
      open.add(["\(file.number)", file.kind.rawValue, file.target ?? ""])
    }
    return [""] + places.lines + [""] + open.lines
      + [
        "", "Internet sockets open in this process: \(proof.internetSockets).",
        "This shows one moment of one process. To watch every system call of a command yourself:",
        "  \(DoctorReport.trace)",
        "It should show no AF_INET and no AF_INET6. Programs billctl may run open their own:",
      ] + (proof.programs.isEmpty ? ["  none"] : proof.programs.map { "  \($0)" })
      + ["", "Libraries loaded:"]
      + (proof.libraries.isEmpty
        ? ["  the system does not tell"] : proof.libraries.map { "  \($0)" })
  }

  private static let trace = "strace -f -e trace=network billctl bills list"

  private func octal(_ mode: UInt32) -> String { String(mode, radix: 8) }
}

extension [String] {
  /// Each text once, where it stands first.
  fileprivate var uniqued: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

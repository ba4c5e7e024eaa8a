extension Console {
  /// Prints a report in the chosen format.
  func print(_ report: Report, _ options: GlobalOptions) {
    if let payload = report.payload {
      writeBytes(payload)
      return
    }
    let mask: (String) -> String = { options.mask ? Mask.hide($0) : $0 }
    switch options.format {
    case .human:
      for line in report.lines { write(mask(Text.clean(line)) + "\n") }
      if let text = report.text { write(text) }
      if fits(report.drawing) { for line in report.drawing { write(line + "\n") } }
    case .json:
      write(masked(report.document, options).rendered(indented: true) + "\n")
    case .jsonl:
      for row in report.items ?? [report.document] {
        write(masked(row, options).rendered(indented: false) + "\n")
      }
    case .csv:
      write(CSV.text((report.items ?? [.object(report.body)]).map { masked($0, options) }))
    }
    guard !options.quiet else { return }
    for note in report.notes { writeError(mask(Text.clean(note)) + "\n") }
  }

  /// Prints why an invocation failed.
  func print(_ failure: Failure, json: Bool) {
    if json {
      writeError(failure.document.rendered(indented: false) + "\n")
      return
    }
    writeError("billctl: \(Text.clean(failure.message))\n")
    for hint in failure.hints { writeError("  \(Text.clean(hint))\n") }
  }

  // A code that would be cut, or goes into a file, is of no use; a picture of it was written.
  private func fits(_ drawing: [String]) -> Bool {
    guard outputIsTerminal else { return false }
    return drawing.allSatisfy { line in
      Text.width(line.replacing(/\u{1B}\[[0-9;]*m/, with: "")) <= width
    }
  }

  private func masked(_ json: JSON, _ options: GlobalOptions) -> JSON {
    options.mask ? Mask.hide(in: json) : json
  }
}

/// Hides amounts and addresses from whoever looks over the shoulder.
enum Mask {
  /// A line whose amounts (`12.50 EUR`) have bullets for digits.
  static func hide(_ line: String) -> String {
    line.replacing(/[0-9][0-9.]*(?= [A-Z]{3}\b)/) { match in
      String(match.output.map { $0 == "." ? "." : "•" })
    }.replacing(/[A-Za-z0-9._%+-]+@/, with: "…@")
  }

  private static let hidden: Set<String> = [
    "amount", "open", "gross", "prepaid", "total", "opening", "closing", "charges", "credits",
    "payments", "in_flight", "email", "due", "overdue",
  ]

  /// A document whose amounts and addresses are replaced.
  static func hide(in json: JSON) -> JSON {
    switch json {
    case .object(let members):
      .object(
        members.map { member in
          if hidden.contains(member.name), case .text(let text) = member.value,
            text.first?.isNumber == true || text.first == "-" || text.contains("@"),
            !text.contains(/^[0-9]{4}-[0-9]{2}-[0-9]{2}/)
          {
            return JSON.Member(name: member.name, value: "…")
          }
          return JSON.Member(name: member.name, value: hide(in: member.value))
        })
    case .list(let values): .list(values.map(hide(in:)))
    case .null, .bool, .number, .text: json
    }
  }
}

extension Console {
  /// Prints a report in the chosen format.
  ///
  /// - throws: `FileError.system` where it cannot be written.
  func print(_ report: Report, _ options: GlobalOptions) throws {
    if let payload = report.payload {
      try writeBytes(payload)
      return printNotes(report, options)
    }
    let mask: (String) -> String = { options.mask ? Mask.hide($0) : $0 }
    switch options.format {
    case .human:
      for line in report.lines { try write(mask(Text.clean(line)) + "\n") }
      for line in options.verbose ? report.details() : [] {
        try write(mask(Text.clean(line)) + "\n")
      }
      if let text = report.text { try write(text) }
      if fits(report.drawing) { for line in report.drawing { try write(line + "\n") } }
    case .json:
      try report.writeDocument(indented: true, { masked($0, options) }, to: write)
    case .jsonl:
      guard let rows = report.items else {
        try report.writeDocument(indented: false, { masked($0, options) }, to: write)
        break
      }
      for row in rows { try write(masked(row, options).rendered(indented: false) + "\n") }
    case .csv:
      let rows = try (report.items ?? [.object(report.body())]).map { masked($0, options) }
      try write(CSV.text(rows, ofNone: CSVHeader.names(of: report.schema)))
    }
    printNotes(report, options)
  }

  private func printNotes(_ report: Report, _ options: GlobalOptions) {
    guard !options.quiet else { return }
    for note in report.notes {
      let note = Text.clean(note)
      writeError((options.mask ? Mask.hide(note) : note) + "\n")
    }
  }

  /// Prints why an invocation failed.
  func print(_ failure: Failure, json: Bool, masked: Bool = false) {
    let failure = masked ? Mask.hide(in: failure) : failure
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

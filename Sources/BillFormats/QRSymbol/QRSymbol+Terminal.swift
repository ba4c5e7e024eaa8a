extension QRSymbol {
  /// The white border in modules (ISO/IEC 18004 6.3.8), which a dark terminal does not have itself.
  private static let quietZone = 4

  /// How many columns `terminalLines` take.
  package var terminalColumns: Int { size + 2 * QRSymbol.quietZone }

  /// The symbol in half blocks, two rows of modules to a line, black on white by ANSI colours,
  /// whatever the terminal's own are.
  package func terminalLines() -> [String] {
    let bounds = -QRSymbol.quietZone..<(size + QRSymbol.quietZone)
    return stride(from: bounds.lowerBound, to: bounds.upperBound, by: 2).map { y in
      let hasLower = y + 1 < bounds.upperBound
      let blocks = bounds.map { x in
        QRSymbol.block(upper: self[x, y], lower: hasLower && self[x, y + 1])
      }
      return "\u{1B}[38;5;16;48;5;231m\(String(blocks))\u{1B}[0m"
    }
  }

  private static func block(upper: Bool, lower: Bool) -> Character {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): " "
    }
  }
}

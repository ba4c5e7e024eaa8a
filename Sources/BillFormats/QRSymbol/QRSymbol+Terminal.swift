extension QRSymbol {
  /// How a symbol is drawn with characters; readers need dark modules on a light ground.
  package enum TerminalStyle: Sendable, Hashable, CaseIterable {
    /// Black on white by ANSI colours, whatever the terminal's own are.
    case colours
    /// No colours, for light letters on a dark ground: blocks are the light modules.
    case lightLetters
    /// No colours, for dark letters on a light ground or paper: blocks are the dark modules.
    case darkLetters
  }

  /// The symbol in half blocks, two rows of modules to a line, with a quiet zone around it.
  ///
  /// ISO/IEC 18004 asks for a quiet zone of four modules, and a dark terminal has none of its own. A
  /// line is `size + 2 * quietZone` columns wide.
  package func terminalLines(
    quietZone: Int = 4, style: TerminalStyle = .colours
  ) -> [String] {
    let margin = max(0, quietZone)
    let bounds = -margin..<(size + margin)
    return stride(from: bounds.lowerBound, to: bounds.upperBound, by: 2).map { y in
      let hasLower = y + 1 < bounds.upperBound
      let blocks = bounds.map { x in
        let isLight = style == .lightLetters
        return QRSymbol.block(
          upper: self[x, y] != isLight, lower: hasLower && self[x, y + 1] != isLight)
      }
      let line = String(blocks)
      return style == .colours ? "\u{1B}[38;5;16;48;5;231m\(line)\u{1B}[0m" : line
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

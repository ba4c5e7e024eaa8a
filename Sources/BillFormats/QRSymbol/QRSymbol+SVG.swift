extension QRSymbol {
  /// What lies over the middle of the symbol.
  package enum Overlay: Sendable, Hashable {
    /// The Swiss cross of the QR-bill: 7 mm on a symbol of 46 mm (SPS QR-bill).
    case swissCross
  }

  /// The symbol as an SVG picture with the standard's quiet zone of four modules.
  ///
  /// `moduleSize` is the width of a module in pixels.
  package func svg(moduleSize: Int = 4, overlay: Overlay? = nil) -> String {
    let side = size + 2 * QRSymbol.quietZone
    var picture = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(side * moduleSize)" \
      height="\(side * moduleSize)" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">
      <rect width="\(side)" height="\(side)" fill="#fff"/>
      <path fill="#000" d="\(darkRuns)"/>

      """
    switch overlay {
    case .swissCross: picture += swissCross
    case nil: break
    }
    return picture + "</svg>\n"
  }

  private static let quietZone = 4

  /// Each run of dark modules in a row as a closed sub-path.
  private var darkRuns: String {
    var path = ""
    for y in 0..<size {
      var x = 0
      while x < size {
        let start = x
        while self[x, y] { x += 1 }
        if x > start {
          path += "M\(start + QRSymbol.quietZone) \(y + QRSymbol.quietZone)"
          path += "h\(x - start)v1h-\(x - start)z"
        }
        x += 1
      }
    }
    return path
  }

  /// The cross on its 7 mm square, in units of a hundredth of its side.
  private var swissCross: String {
    let width = size * 7_000 / 46
    let start = QRSymbol.quietZone * 1_000 + (size * 1_000 - width) / 2
    return """
      <svg x="\(decimal(start))" y="\(decimal(start))" width="\(decimal(width))" \
      height="\(decimal(width))" viewBox="0 0 140 140">
      <rect width="140" height="140" fill="#fff"/><rect x="10" y="10" width="120" height="120"/>
      <rect x="58" y="31" width="24" height="78" fill="#fff"/>
      <rect x="31" y="58" width="78" height="24" fill="#fff"/>
      </svg>

      """
  }

  /// Thousandths as a decimal number.
  private func decimal(_ thousandths: Int) -> String {
    let fraction = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(thousandths / 1_000).\(fraction)"
  }
}

/// A size of paper, upright.
package enum Paper: String, Hashable, Sendable, CaseIterable {
  /// 210 mm by 297 mm (ISO 216).
  case a4
  /// 8.5 in by 11 in (ANSI A).
  case letter

  /// In points of 1/72 inch.
  package var width: Double {
    switch self {
    case .a4: 210 / 25.4 * 72
    case .letter: 612
    }
  }

  /// In points of 1/72 inch.
  package var height: Double {
    switch self {
    case .a4: 297 / 25.4 * 72
    case .letter: 792
    }
  }
}

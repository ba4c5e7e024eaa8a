import CQREncode

/// A QR code symbol (ISO/IEC 18004 model 2), drawn by libqrencode in 8-bit byte mode.
package struct QRSymbol: Hashable, Sendable {
  /// The share of damaged code words a reader can repair.
  package enum ErrorCorrection: Sendable, Hashable, CaseIterable {
    /// 7 percent.
    case low
    /// 15 percent: what EPC069-12 and the Swiss QR-bill prescribe.
    case medium
    /// 25 percent.
    case quartile
    /// 30 percent.
    case high

    fileprivate var level: QRecLevel {
      switch self {
      case .low: QR_ECLEVEL_L
      case .medium: QR_ECLEVEL_M
      case .quartile: QR_ECLEVEL_Q
      case .high: QR_ECLEVEL_H
      }
    }
  }

  /// Modules on a side, 21 to 177, without a quiet zone.
  package let size: Int
  /// 1 to 40; each version adds four modules on a side.
  package let version: Int
  private let darkness: [Bool]

  /// The smallest symbol that holds the bytes.
  ///
  /// Throws `QRSymbolError` where there is nothing to draw, or more than `maxVersion` holds.
  package init(
    bytes: [UInt8], level: ErrorCorrection = .medium, maxVersion: Int = 40
  ) throws(QRSymbolError) {
    guard !bytes.isEmpty else { throw .empty }
    guard let library = QRSymbol.library else { throw .noLibrary }
    let length = Int32(clamping: bytes.count)
    // why nil: libqrencode has no other words for data that fit in no version (ERANGE).
    guard let code = library.QRcode_encodeData(length, bytes, 0, level.level) else {
      throw .tooLong(byteCount: bytes.count, maxVersion: maxVersion)
    }
    defer { library.QRcode_free(code) }
    guard Int(code.pointee.version) <= maxVersion, let data = code.pointee.data else {
      throw .tooLong(byteCount: bytes.count, maxVersion: maxVersion)
    }
    size = Int(code.pointee.width)
    version = Int(code.pointee.version)
    // The lowest bit of a module is its colour; the others are libqrencode's own marks.
    darkness = UnsafeBufferPointer(start: data, count: size * size).map { $0 & 1 == 1 }
  }

  private static let library: cqrencode_calls? = {
    var calls = cqrencode_calls()
    return cqrencode_load(&calls) == 0 ? calls : nil
  }()

  /// Whether the module in that column and row is dark; everything outside the symbol is light.
  package subscript(x: Int, y: Int) -> Bool {
    guard (0..<size).contains(x), (0..<size).contains(y) else { return false }
    return darkness[y * size + x]
  }

  /// The rows of the symbol from the top, true for dark.
  package var modules: [[Bool]] {
    (0..<size).map { y in Array(darkness[y * size..<(y + 1) * size]) }
  }
}

/// Why a QR code could not be drawn.
package enum QRSymbolError: Error, Equatable {
  /// There are no bytes to encode.
  case empty
  /// libqrencode is not installed.
  case noLibrary
  /// More bytes than a symbol of that version holds at the level asked for.
  case tooLong(byteCount: Int, maxVersion: Int)
}

import CPangoCairo

/// A QR code as a picture.
package enum QRPicture {
  /// A PNG of black modules on white.
  ///
  /// - Parameters:
  ///   - modules: the rows of the code, true for black.
  ///   - moduleSize: the side of a module in pixels.
  ///   - quietZone: the white border in modules; ISO/IEC 18004 6.3.8 asks for 4.
  ///   - swissCross: whether the Swiss cross lies over the middle (Swiss Implementation
  ///     Guidelines QR-bill 6.4.2: 7 mm of the code's 46 mm).
  /// - Throws: `DocumentError.badPictureSize`, `.libraryMissing` and `.renderFailed`.
  package static func png(
    modules: [[Bool]], moduleSize: Int, quietZone: Int, swissCross: Bool
  ) throws(DocumentError) -> [UInt8] {
    let side = try side(of: modules, moduleSize: moduleSize, quietZone: quietZone)
    try GraphicsLibraries.ready()
    guard let surface = cpc_cairo_image_surface_create(opaqueColour, side, side),
      let context = cpc_cairo_create(surface)
    else { throw .renderFailed("out of memory") }
    defer {
      cpc_cairo_destroy(context)
      cpc_cairo_surface_destroy(surface)
    }
    use(.white, in: context)
    cpc_cairo_paint(context)
    draw(modules, moduleSize: moduleSize, quietZone: quietZone, in: context)
    if swissCross {
      drawSwissCross(
        middle: Double(side) / 2, codeSide: Double(modules.count * moduleSize), in: context)
    }
    try CairoStatus(code: cpc_cairo_status(context)).check()
    let sink = ByteSink()
    let code = cpc_cairo_surface_write_to_png_stream(surface, ByteSink.write, sink.pointer)
    try CairoStatus(code: code).check()
    return withExtendedLifetime(sink) { sink.bytes }
  }

  private static func side(
    of modules: [[Bool]], moduleSize: Int, quietZone: Int
  ) throws(DocumentError) -> Int32 {
    let sizes = 1...32_767
    guard sizes ~= modules.count, sizes ~= moduleSize, (0...32_767) ~= quietZone,
      modules.allSatisfy({ $0.count == modules.count }),
      sizes ~= (modules.count + 2 * quietZone) * moduleSize
    else { throw .badPictureSize }
    return Int32((modules.count + 2 * quietZone) * moduleSize)
  }

  private static func draw(
    _ modules: [[Bool]], moduleSize: Int, quietZone: Int, in context: OpaquePointer
  ) {
    use(.black, in: context)
    cpc_cairo_set_antialias(context, noAntialias)
    for (row, line) in modules.enumerated() {
      for (column, isBlack) in line.enumerated() where isBlack {
        cpc_cairo_rectangle(
          context, Double((quietZone + column) * moduleSize),
          Double((quietZone + row) * moduleSize), Double(moduleSize), Double(moduleSize))
      }
    }
    cpc_cairo_fill(context)
  }

  /// A white square, in it a black one, in it a white cross.
  private static func drawSwissCross(
    middle: Double, codeSide: Double, in context: OpaquePointer
  ) {
    let millimetre = codeSide / 46
    func fill(_ ink: Ink, width: Double, height: Double) {
      use(ink, in: context)
      cpc_cairo_rectangle(
        context, middle - width * millimetre / 2, middle - height * millimetre / 2,
        width * millimetre, height * millimetre)
      cpc_cairo_fill(context)
    }
    fill(.white, width: 7, height: 7)
    fill(.black, width: 6.5, height: 6.5)
    fill(.white, width: 3.9, height: 1.17)
    fill(.white, width: 1.17, height: 3.9)
  }

  private static func use(_ ink: Ink, in context: OpaquePointer) {
    cpc_cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
  }

  /// `CAIRO_FORMAT_RGB24`.
  private static let opaqueColour: Int32 = 1
  /// `CAIRO_ANTIALIAS_NONE`.
  private static let noAntialias: Int32 = 1
}

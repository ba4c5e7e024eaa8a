import CPangoCairo

/// A PDF that is being drawn into memory, in points from the upper left corner.
///
/// A class, because it owns cairo's surface and context and gives them back at its end.
final class PDFCanvas {
  /// What a PDF says about itself (`cairo_pdf_metadata_t`).
  enum Metadata: Int32 {
    case title = 0, author, subject
    case creator = 4, created
  }

  let context: OpaquePointer
  private let surface: OpaquePointer
  private let sink = ByteSink()

  /// Throws `DocumentError.libraryMissing`, or `.renderFailed` without memory.
  init(_ paper: Paper) throws(DocumentError) {
    try GraphicsLibraries.ready()
    guard
      let surface = cpc_cairo_pdf_surface_create_for_stream(
        ByteSink.write, sink.pointer, paper.width, paper.height),
      let context = cpc_cairo_create(surface)
    else { throw .renderFailed("out of memory") }
    self.surface = surface
    self.context = context
  }

  deinit {
    // Finishing writes to the sink, which must not happen after the sink is gone.
    cpc_cairo_surface_finish(surface)
    cpc_cairo_destroy(context)
    cpc_cairo_surface_destroy(surface)
  }

  func set(_ metadata: Metadata, to text: String) {
    cpc_cairo_pdf_surface_set_metadata(surface, metadata.rawValue, text)
  }

  /// Draws within an element of the document's structure (PDF 1.7, 14.8.4).
  func tagged(_ tag: StructureTag, _ draw: () -> Void) {
    begin(tag)
    draw()
    end(tag)
  }

  func begin(_ tag: StructureTag) { cpc_cairo_tag_begin(context, tag.rawValue, "") }
  func end(_ tag: StructureTag) { cpc_cairo_tag_end(context, tag.rawValue) }

  func draw(_ text: SetText, x: Double, y: Double) {
    use(text.ink)
    cpc_cairo_move_to(context, x, y)
    cpc_pango_cairo_show_layout(context, text.layout)
  }

  func fill(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
    use(ink)
    cpc_cairo_rectangle(context, x, y, width, height)
    cpc_cairo_fill(context)
  }

  func endPage() { cpc_cairo_show_page(context) }

  /// The whole PDF; nothing can be drawn after it.
  ///
  /// Throws `DocumentError.renderFailed`.
  func finish() throws(DocumentError) -> [UInt8] {
    try CairoStatus(code: cpc_cairo_status(context)).check()
    cpc_cairo_surface_finish(surface)
    try CairoStatus(code: cpc_cairo_surface_status(surface)).check()
    return sink.bytes
  }

  private func use(_ ink: Ink) {
    cpc_cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
  }
}

import CPangoCairo

/// Sets texts in Noto Sans, or what the system has for their script.
///
/// The same text in the same style and width is shaped once. A class, because it owns Pango's
/// context and its fonts, and gives them back at its end.
final class Typesetter {
  private struct Key: Hashable {
    var text: String
    var style: TextStyle
    var width: Double?
    var lineLimit: Int32
  }

  private let context: OpaquePointer
  /// What all texts have in common.
  private let attributes: OpaquePointer
  private var fonts: [TextStyle: OpaquePointer] = [:]
  private var texts: [Key: SetText] = [:]

  /// Throws `DocumentError.noFont` on a system without any.
  init(for canvas: PDFCanvas) throws(DocumentError) {
    guard let context = cpc_pango_cairo_create_context(canvas.context) else {
      throw .renderFailed("out of memory")
    }
    self.context = context
    attributes = cpc_pango_attr_list_new()
    // A reference that is broken between letters must be copied without a hyphen nobody wrote.
    cpc_pango_attr_list_insert(attributes, cpc_pango_attr_insert_hyphens_new(0))
    cpc_pango_context_set_round_glyph_positions(context, 0)
    // Pango aborts the process when it must draw without any font.
    var families: UnsafeMutableRawPointer?
    var count: Int32 = 0
    cpc_pango_font_map_list_families(cpc_pango_context_get_font_map(context), &families, &count)
    cpc_g_free(families)
    guard count > 0 else { throw .noFont }
  }

  deinit {
    texts = [:]
    for font in fonts.values { cpc_pango_font_description_free(font) }
    cpc_pango_attr_list_unref(attributes)
    cpc_g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// Sets a text on one line, or on lines of at most the given width in points, which all begin
  /// at the left edge.
  ///
  /// No text may outgrow a page: what is beyond the limit of lines becomes an ellipsis.
  func set(
    _ text: String, _ style: TextStyle, width: Double? = nil, lineLimit: Int32 = 12
  ) -> SetText {
    let key = Key(text: text, style: style, width: width, lineLimit: lineLimit)
    if let known = texts[key] { return known }
    let made = SetText(owning: layout(for: key), ink: style.ink)
    texts[key] = made
    return made
  }

  private func layout(for key: Key) -> OpaquePointer {
    let layout: OpaquePointer = cpc_pango_layout_new(context)
    var text = printable(key.text)
    // Plain text, never markup: a biller's name must not be read as instructions.
    let isRightToLeft = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { letters in
        cpc_pango_layout_set_text(layout, letters.baseAddress, Int32(letters.count))
        return cpc_pango_find_base_dir(letters.baseAddress, Int32(letters.count))
          == Typesetter.rightToLeft
      }
    }
    cpc_pango_layout_set_font_description(layout, font(for: key.style))
    guard let width = key.width else { return layout }
    cpc_pango_layout_set_width(layout, Int32(width * SetText.unitsPerPoint))
    cpc_pango_layout_set_attributes(layout, attributes)
    cpc_pango_layout_set_wrap(layout, Typesetter.wrapsAtWordsThenLetters)
    // A negative height is a number of lines.
    cpc_pango_layout_set_height(layout, -key.lineLimit)
    cpc_pango_layout_set_ellipsize(layout, Typesetter.ellipsisAtEnd)
    // Pango turns the sides round for right-to-left text, which would leave its column's left edge.
    if isRightToLeft { cpc_pango_layout_set_alignment(layout, Typesetter.alignsRight) }
    return layout
  }

  private func font(for style: TextStyle) -> OpaquePointer {
    if let known = fonts[style] { return known }
    let font: OpaquePointer = cpc_pango_font_description_new()
    cpc_pango_font_description_set_family(font, "Noto Sans, sans-serif")
    cpc_pango_font_description_set_weight(font, style.weight.rawValue)
    // An absolute size is in the canvas's own points, whatever resolution Pango assumes.
    cpc_pango_font_description_set_absolute_size(font, style.size * SetText.unitsPerPoint)
    fonts[style] = font
    return font
  }

  /// `PANGO_DIRECTION_RTL`.
  private static let rightToLeft: Int32 = 1
  /// `PANGO_WRAP_WORD_CHAR`.
  private static let wrapsAtWordsThenLetters: Int32 = 2
  /// `PANGO_ELLIPSIZE_END`.
  private static let ellipsisAtEnd: Int32 = 3
  /// `PANGO_ALIGN_RIGHT`.
  private static let alignsRight: Int32 = 2
}

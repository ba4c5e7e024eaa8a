import CPangoCairo

/// A text that is shaped and broken into lines, ready to be drawn often.
///
/// A class, because it owns a Pango layout and gives it back at its end.
final class SetText {
  let layout: OpaquePointer
  let ink: Ink
  /// Of the widest line, in points.
  let width: Double
  /// Of all lines, in points.
  let height: Double
  /// From the top to the first baseline, in points.
  let baseline: Double

  /// Takes the layout over.
  init(owning layout: OpaquePointer, ink: Ink) {
    var logical = cpc_extents()
    cpc_pango_layout_get_extents(layout, nil, &logical)
    self.layout = layout
    self.ink = ink
    width = Double(logical.width) / SetText.unitsPerPoint
    height = Double(logical.height) / SetText.unitsPerPoint
    baseline = Double(cpc_pango_layout_get_baseline(layout)) / SetText.unitsPerPoint
  }

  deinit { cpc_g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// `PANGO_SCALE`.
  static let unitsPerPoint = 1024.0
}

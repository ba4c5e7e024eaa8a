import CPangoCairo

/// What cairo says of its last calls (`cairo_status_t`); everything but 0 is a failure.
struct CairoStatus {
  var code: Int32

  /// Throws `DocumentError.renderFailed` in cairo's words.
  func check() throws(DocumentError) {
    guard code == 0 else {
      throw .renderFailed(String(cString: cpc_cairo_status_to_string(code)))
    }
  }
}

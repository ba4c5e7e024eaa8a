import CPangoCairo

/// The libraries that draw, which are loaded when the first document is made.
package struct GraphicsLibraries: Sendable {
  /// File names as the system's loader looks for them.
  package var cairo: String
  package var pango: String
  package var pangoCairo: String
  package var gobject: String

  /// The names they have on this system.
  package static let system: GraphicsLibraries = {
    let names = cpc_system_libraries()
    return GraphicsLibraries(
      cairo: String(cString: names.cairo), pango: String(cString: names.pango),
      pangoCairo: String(cString: names.pangocairo), gobject: String(cString: names.gobject))
  }()

  private static let isReady = Result { () throws(DocumentError) in try system.load() }

  /// Makes the system's libraries ready, once; throws `DocumentError.libraryMissing`.
  static func ready() throws(DocumentError) { try isReady.get() }

  /// Loads the libraries of these names; throws `DocumentError.libraryMissing`.
  package func load() throws(DocumentError) {
    let missing: String? = cairo.withCString { cairo in
      pango.withCString { pango in
        pangoCairo.withCString { pangoCairo in
          gobject.withCString { gobject in
            var names = cpc_libraries(
              cairo: cairo, pango: pango, pangocairo: pangoCairo, gobject: gobject)
            return cpc_load(&names).map { String(cString: $0) }
          }
        }
      }
    }
    if let missing { throw .libraryMissing(missing) }
  }
}

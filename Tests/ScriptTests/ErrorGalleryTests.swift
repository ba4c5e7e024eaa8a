import BillTestSupport
import Foundation
import Testing

/// The error gallery holds one script for each error id that a script can provoke.
struct ErrorGalleryTests {
  @Test func `every script of the gallery is named for an error id`() throws {
    let sources = Package.root.appendingPathComponent("Sources/BillctlCLI")
    let files = FileManager.default.enumerator(atPath: sources.path)
    let names = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    let text = try names.map {
      try String(contentsOf: sources.appendingPathComponent($0), encoding: .utf8)
    }.joined()
    let gallery = ScriptLibrary.names(in: ScriptTests.folder.appendingPathComponent("errors"))
    #expect(!gallery.isEmpty)
    for script in gallery {
      let id = script.dropLast(".txtar".count)
      #expect(text.contains("\"\(id)\""), "no error has the id \(id)")
    }
  }
}

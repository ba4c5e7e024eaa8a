import BillTestSupport
import Foundation
import Testing

/// Runs every script below `Scripts/` on the program inside this process.
struct ScriptTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Scripts")

  @Test(arguments: ScriptLibrary.names(in: folder))
  func `a script does what it says`(name: String) throws {
    try ScriptLibrary.run(name, in: ScriptTests.folder, on: SimulatedHost())
  }

  @Test func `scripts lie in a folder named for their noun`() {
    for name in ScriptLibrary.names(in: ScriptTests.folder) {
      #expect(name.split(separator: "/").count == 2, "\(name)")
    }
  }
}

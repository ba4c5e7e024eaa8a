import BillTestSupport
import Foundation
import Testing

/// The error gallery holds one script for each error id that a script can provoke.
struct ErrorGalleryTests {
  /// The ids without a script, each with the reason why none can make it happen.
  private static let withoutScript = [
    "already-verified": "needs the right answers, which no script knows; SupportTests",
    "malformed-export": "needs a sealed file with other content",
    "other-version": "needs an export of another version",
    "bad-picture-size": "a bug of ours",
    "busy": "needs a second process at the same moment",
    "cost-out-of-range": "needs a forged key slot; KeySlotTests",
    "discount-lapsed": "needs a discount that is about to end; PayConditionTests",
    "does-not-add-up": "a bug of ours",
    "file-refused": "plans refuse nearly all of it before; ISO20022RefusalTests",
    "foreign-owner": "needs a second user",
    "library-failed": "needs a broken libsodium or liboath",
    "library-missing": "needs a machine without Pango",
    "mixed-currencies": "a bug of ours",
    "bad-path": "needs a home whose path holds a line break",
    "no-minimum-due": "a preview says it, where it is no error",
    "not-enough-history": "a preview says it, where it is no error",
    "no-font": "needs a machine without fonts",
    "no-runner": "a state of the agent, no error; schedule/nothing-starts-it",
    "no-method": "an empty wallet is refused before",
    "number-lost": "needs a recovery without the key; LostKeyTests",
    "not-text": "passwords that are no text are refused as weak or wrong before",
    "no-due-date": "is listed beside what is paid, and is no error",
    "original-lost": "needs a recovery without the key; support/the-key-is-lost",
    "other-account": "needs an archive with right checksums of a renamed database",
    "other-file-system": "needs a second file system",
    "output-failed": "needs a full disk behind standard output; BinaryTests",
    "out-of-memory": "needs a machine without memory",
    "plan-outdated": "needs a change between a plan and its yes; PayRefusalTests",
    "qr-code": "plans refuse it before; the formats' own tests",
    "render-failed": "a bug of ours",
    "run-interrupted": "needs a change in the middle of a run",
    "setting-refused": "needs a broken SQLite",
    "sqlite": "a bug of ours",
    "staged-file-changed": "needs a change in the middle of a hand-over; PayRecoveryTests",
    "storage": "needs a full disk",
    "stronger-code-needed": "needs a second factor by mail, and none without an app; DeviceTests",
    "system": "needs a failing disk",
    "wrong-epoch": "needs a row sealed under another key; SealedRowTests",
  ]

  @Test func `every script of the gallery is named for an error id`() throws {
    let ids = try ErrorGalleryTests.ids()
    #expect(!ErrorGalleryTests.scripts.isEmpty)
    for script in ErrorGalleryTests.scripts {
      #expect(ids.contains(script), "no error has the id \(script)")
    }
  }

  @Test func `every error id has a script, or a reason why none can be`() throws {
    let bare = try ErrorGalleryTests.ids().subtracting(ErrorGalleryTests.scripts)
    let excused = Set(ErrorGalleryTests.withoutScript.keys)
    #expect(bare.subtracting(excused).sorted() == [], "without a script")
    #expect(excused.subtracting(bare).sorted() == [], "excused without need")
  }

  private static var scripts: Set<String> {
    let names = ScriptLibrary.names(in: ScriptTests.folder.appendingPathComponent("errors"))
    return Set(names.map { String($0.dropLast(".txtar".count)) })
  }

  /// The first argument of every `Failure`, and the ids of what keeps an account from paying.
  private static func ids() throws -> Set<String> {
    let sources = Package.root.appendingPathComponent("Sources/BillctlCLI")
    let files = FileManager.default.enumerator(atPath: sources.path)
    let names = (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
    let text = try names.map {
      try String(contentsOf: sources.appendingPathComponent($0), encoding: .utf8)
    }.joined(separator: "\n")
    let direct = text.matches(of: /Failure\(\s*"([a-z-]+)"/).map { String($0.output.1) }
    let obstacles = text.matches(of: /case \.\w+: "([a-z]+(?:-[a-z]+)+|frozen|suspended|locked)"\n/)
      .map { String($0.output.1) }
    return Set(direct + obstacles)
  }
}

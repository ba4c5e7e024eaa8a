import BillTestSupport
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The `billctl` that was built beside these tests, run by a shell in a folder of its own.
///
/// Root may read and write everything, so tests that root starts run it as `nobody`.
struct RealProgram {
  /// The test's folder; `BILLCTL_HOME` is `home` in it, and `password` the password's file.
  let folder: String

  /// Where the program is, or nil where only the tests were built.
  static let path: String? = {
    let bundles = Bundle.allBundles.map(\.bundlePath).filter { $0.hasSuffix(".xctest") }
    let places = (bundles + [CommandLine.arguments[0]]).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("billctl").path
    }
    return places.first(where: FileManager.default.isExecutableFile)
  }()

  static var isBuilt: Bool { path != nil }

  /// Lends a folder with a password file to a test and removes it after.
  static func lend<Result>(_ body: (RealProgram) throws -> Result) throws -> Result {
    try ScriptLibrary.withScratchFolder { folder in
      try Data("copper lantern drifts eleven\n".utf8).write(
        to: URL(fileURLWithPath: "\(folder)/password"))
      if geteuid() == 0 { chown(folder, nobody, nobody) }
      return try body(RealProgram(folder: folder))
    }
  }

  // Scripts beside this one change the umask of the whole process, so what a test wrote may be
  // root's alone.
  private func giveFilesToNobody() throws {
    guard geteuid() == 0 else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      chown("\(folder)/\(name)", nobody, nobody)
    }
  }

  /// Runs a shell script; `$B` is the program, `$EXAMPLES` the project's bills.
  @discardableResult
  func shell(_ script: String) throws -> Tool.Result {
    guard let shell = Tool("sh"), let program = RealProgram.path else {
      throw ScriptProblem.noProgram("sh or billctl")
    }
    try giveFilesToNobody()
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let environment = [
      "B": program, "BILLCTL_HOME": "\(folder)/home", "HOME": folder, "PATH": path, "TZ": "UTC",
      "EXAMPLES": Package.root.appendingPathComponent("Examples").path,
    ]
    let words = ["-c", script]
    guard geteuid() == 0, let other = Tool("setpriv") else {
      return try shell.run(words, folder: folder, environment: environment)
    }
    let who = ["--reuid=\(nobody)", "--regid=\(nobody)", "--clear-groups"]
    return try other.run(
      who + [shell.path] + words, folder: folder, environment: environment)
  }

  /// Makes an account that can pay; throws what was printed when that fails.
  func start() throws {
    let result = try shell(RealProgram.start)
    guard result.status == 0 else { throw ScriptProblem.broken(result.errors) }
  }

  /// The command line that makes the account.
  static let start = """
    "$B" start --test --no-input --email ana@example.org --name 'Ana Beispiel' --accept-terms \
      --self-attested --bank DE21123456780000012345 --rail iso20022 --password-file password
    """
}

/// The user of least rights on every Unix.
private let nobody: uid_t = 65_534

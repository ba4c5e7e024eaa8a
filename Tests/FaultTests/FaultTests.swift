import BillTestSupport
import Foundation
import Testing

/// The short form of `make faults`: a few of the points at which paying is killed or its disk fails.
@Suite(.serialized, .enabled(if: Faults.canRun)) struct FaultTests {
  @Test(arguments: [
    ["--only", "points", "--calls", "renameat2", "--case", "run", "--errors-every", "9"],
    ["--only", "kills", "--kills", "20", "--jobs", "1"],
  ])
  func `Killed or without a disk while paying, each payment still reaches the bank once`(
    options: [String]
  ) throws {
    let program = try #require(Faults.program)
    let script = Package.root.appendingPathComponent("Scripts/faults").path
    let python = try #require(Tool("python3"))
    let result = try python.run(
      [script, program] + options,
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    print(result.output.split(separator: "\n").last.map(String.init) ?? "nothing was tried")
  }
}

/// What the faults need.
private enum Faults {
  static let canRun =
    program != nil && canTrace && Tool("python3") != nil && Tool("faketime") != nil

  // Some containers let nobody trace.
  static var canTrace: Bool {
    // why: where it cannot even be tried, nothing can be traced.
    (try? Tool("strace")?.run(["-o", "/dev/null", "true"]).status) == 0
  }

  /// The `billctl` that was built beside these tests.
  static let program: String? = {
    let bundles = Bundle.allBundles.map(\.bundlePath).filter { $0.hasSuffix(".xctest") }
    let places = (bundles + [CommandLine.arguments[0]]).map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("billctl").path
    }
    return places.first(where: FileManager.default.isExecutableFile)
  }()
}

// swift-tools-version: 6.2
import PackageDescription

// CI turns warnings into errors; a user's newer compiler must not fail on a new warning.
let isStrict = Context.environment["CI"] != nil || Context.environment["BILLCTL_STRICT"] != nil

let house: [SwiftSetting] =
  [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault")]
  + (isStrict ? [.treatAllWarnings(as: .error)] : [])

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: house)
}

func system(_ name: String, pkgConfig: String?, apt: String, brew: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

let package = Package(
  name: "billctl",
  platforms: [.macOS(.v14)],
  products: [.executable(name: "billctl", targets: ["billctl"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // The house, top floor first; every arrow goes down.
    .executableTarget(
      name: "billctl", dependencies: ["BillctlCLI", "BillActions", "BillCredentials"],
      swiftSettings: house),
    library(
      "BillctlCLI",
      [
        "BillActions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    library(
      "BillActions",
      [
        "BillRails", "BillDocuments", "BillStore", "BillCredentials", "BillFormats", "BillCore",
        "CPlatform", .product(name: "TOMLKit", package: "TOMLKit"),
      ]),
    library("BillRails", ["BillFormats", "BillCore", "CPlatform"]),
    library("BillDocuments", ["BillCore", "CPangoCairo"]),
    library(
      "BillStore",
      ["BillCredentials", "BillCore", "CPlatform", .product(name: "GRDB", package: "GRDB.swift")]),
    library("BillCredentials", ["BillCore", "CSodium", "COath", "CZxcvbn", "CPlatform"]),
    library("BillFormats", ["BillCore", "CXML2", "CQREncode", "CZlib"]),
    library("BillCore"),

    // The cellar: C libraries and the few calls Swift cannot see.
    .target(name: "CPlatform", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CPangoCairo"),
    system("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev", brew: "libsodium"),
    system("COath", pkgConfig: "liboath", apt: "liboath-dev", brew: "oath-toolkit"),
    system("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev", brew: "libxml2"),
    system("CQREncode", pkgConfig: "libqrencode", apt: "libqrencode-dev", brew: "qrencode"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CZxcvbn", pkgConfig: nil, apt: "libzxcvbn-dev", brew: "libzxcvbn"),

    // Not shipped.
    library("BillTestSupport", ["BillCore"]),
    .executableTarget(
      name: "schedule-bench",
      dependencies: [
        "BillActions", "BillStore", "BillCredentials", "BillFormats", "BillCore", "CSodium",
      ],
      path: "Tests/ScheduleBench", swiftSettings: house),
    tests(
      "BillCoreTests", ["BillCore", "BillTestSupport"], data: ["Schedules/recurrences.txt"]),
    tests("BillFormatsTests", ["BillFormats", "BillCore", "BillTestSupport"]),
    tests("BillStoreTests", ["BillStore", "BillCore", "BillTestSupport"]),
    tests(
      "BillCredentialsTests", ["BillCredentials", "BillCore", "CSodium", "BillTestSupport"]),
    tests("BillDocumentsTests", ["BillDocuments", "BillCore", "BillTestSupport"]),
    tests("BillRailsTests", ["BillRails", "BillFormats", "BillCore", "BillTestSupport"]),
    tests(
      "BillActionsTests",
      [
        "BillActions", "BillRails", "BillStore", "BillCredentials", "BillFormats", "BillCore",
        "BillTestSupport",
      ]),
    tests(
      "ScriptTests",
      ["BillctlCLI", "BillActions", "BillCredentials", "BillCore", "BillTestSupport"],
      data: ["Scripts"]),
    tests("FaultTests", ["BillTestSupport"]),
    tests("TidyTests", []),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// C: one target per C library; nothing but the module named beside it imports it.
let c: [Target] = [
  // LuaRuntime. Every Lua call that can raise lives in here.
  .target(
    name: "CLua", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])],
    linkerSettings: [.linkedLibrary("lua5.4")]),
  .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
  .systemLibrary(
    name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
  // Exchange. Loads Cairo and Pango when a paper is drawn.
  .target(name: "CPango", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]),
  .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
]

let nouns: [Target] = [
  .target(name: "Workforce", swiftSettings: settings),
  .target(name: "Digests", dependencies: ["CSodium"], swiftSettings: settings),
]

let engines: [Target] = [
  .target(name: "LuaRuntime", dependencies: ["CLua", "Workforce"], swiftSettings: settings),
  .target(
    name: "PolicyEngine", dependencies: ["LuaRuntime", "Workforce"], swiftSettings: settings),
  .target(
    name: "Payouts", dependencies: ["PolicyEngine", "Digests", "Workforce"],
    swiftSettings: settings),
  .target(
    name: "RegistryStore",
    dependencies: [
      "Workforce", "Digests", .product(name: "GRDB", package: "GRDB.swift"),
      .product(name: "GRDBSQLite", package: "GRDB.swift"),
    ], swiftSettings: settings),
  .target(
    name: "Exchange", dependencies: ["Workforce", "CZip", "CExpat", "CXlsxWriter", "CPango"],
    swiftSettings: settings),
]

let office: [Target] = [
  .target(
    name: "Office",
    dependencies: ["Workforce", "Digests", "PolicyEngine", "Payouts", "RegistryStore", "Exchange"],
    swiftSettings: settings)
]

let faces: [Target] = [
  .executableTarget(
    name: "stipend",
    dependencies: [
      "Office", "Exchange", "Workforce",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ], swiftSettings: settings),
  .executableTarget(
    name: "stipend-bench",
    dependencies: ["Workforce", "Digests", "PolicyEngine", "Exchange"], swiftSettings: settings),
]

/// What tests share: people made fact by fact. No product target may depend on it.
let testSupport: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["PolicyEngine", "Workforce"], path: "Tests/TestSupport",
    swiftSettings: settings)
]

let tests: [Target] = [
  "Workforce", "LuaRuntime", "PolicyEngine", "RegistryStore", "Payouts", "Exchange", "Office",
].map {
  let support = ["PolicyEngine", "Payouts"].contains($0) ? ["TestSupport", "Digests"] : []
  // Hostile sheets, scripts and transcripts are read by their tests from where they lie.
  return .testTarget(
    name: $0 + "Tests", dependencies: ([$0] + support).map { .init(stringLiteral: $0) },
    exclude: [
      "LuaRuntime": ["Hostile"], "PolicyEngine": ["Mistakes", "Recipes"],
      "Office": ["Oracle", "Sheets"], "Exchange": ["Oracle"],
    ][$0] ?? [],
    swiftSettings: settings)
} + [
  .testTarget(name: "HouseTests", swiftSettings: settings),
  // Runs the program from the build folder, as a clerk would.
  .testTarget(
    name: "StipendTests", dependencies: ["TestSupport"],
    exclude: ["Transcripts", "Fixtures", "Tampering"], swiftSettings: settings),
]

let package = Package(
  name: "Stipend",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: c + nouns + engines + office + faces + testSupport + tests
)

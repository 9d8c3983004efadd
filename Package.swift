// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Warnings are errors in `make test` and CI (REPRISE_STRICT=1), never in a user's build:
// a newer compiler may warn about what today's does not.
let strict = Context.environment["REPRISE_STRICT"] == "1"

// zlib is wanted for .gz files alone: without its header, or with REPRISE_ZLIB=0, the package builds
// and its tests pass, and such files are refused in one sentence.
#if os(macOS)
  let zlibIsThere = true
#else
  let zlibIsThere = ["/usr/include/zlib.h", "/usr/local/include/zlib.h"].contains {
    FileManager.default.fileExists(atPath: $0)
  }
#endif
let zlib = zlibIsThere && Context.environment["REPRISE_ZLIB"] != "0"
// ReadStat is wanted for the files of SPSS, Stata and SAS alone: without its header, or with
// REPRISE_READSTAT=0, the package builds and its tests pass, and such files are refused in one
// sentence.
let readstatIsThere = [
  "/usr/include/readstat.h", "/usr/local/include/readstat.h", "/opt/homebrew/include/readstat.h",
].contains { FileManager.default.fileExists(atPath: $0) }
let readstat = readstatIsThere && Context.environment["REPRISE_READSTAT"] != "0"

let package = Package(
  name: "reprise",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "reprise", targets: ["reprise"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  dependencies: [
    .package(
      url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
  ],
  targets: [
    // MARK: - C libraries
    .systemLibrary(
      name: "CGSL", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    .systemLibrary(name: "CFiles"),
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"]), .brew(["libcsv"])]),

    .systemLibrary(name: "CMachine"),

    // MARK: - Numbers
    .target(name: "Statistics", dependencies: ["CGSL"]),
    .target(
      name: "Cohorts",
      dependencies: ["CLibCSV", "CMachine"] + (zlib ? ["CZlib"] : [])
        + (readstat ? ["CReadStat"] : []),
      swiftSettings: (zlib ? [.define("ZLIB")] : []) + (readstat ? [.define("READSTAT")] : [])),
    .target(
      name: "Analysis",
      dependencies: ["Cohorts", "Statistics", .product(name: "Yams", package: "Yams")]),

    // MARK: - Paper
    .target(name: "Figures"),
    .target(name: "Document", dependencies: ["Figures"]),
    .target(
      name: "Reporting",
      dependencies: ["Analysis", "Cohorts", "Document", "Figures", "Statistics"]),

    // MARK: - Images
    .target(
      name: "Imaging", dependencies: ["Cohorts", "Document", "Figures"] + (zlib ? ["CZlib"] : []),
      swiftSettings: zlib ? [.define("ZLIB")] : []),

    // MARK: - The command
    .executableTarget(
      name: "reprise",
      dependencies: [
        "Analysis", "CFiles", "Cohorts", "Document", "Figures", "Imaging", "Reporting",
        "Statistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: - Tests
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "TestSupport"],
      resources: [.copy("Reference")]),
    .testTarget(
      name: "CohortsTests", dependencies: ["Cohorts", "TestSupport"],
      exclude: ["StatisticalFiles"],
      swiftSettings: readstat ? [.define("READSTAT")] : []),
    .testTarget(
      name: "AnalysisTests", dependencies: ["Analysis", "Cohorts", "Statistics", "TestSupport"],
      resources: [.copy("Reference")]),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(
      name: "DocumentTests", dependencies: ["Document", "Figures", "TestSupport"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Reporting", "Analysis", "Cohorts", "Document", "Figures", "Statistics", "TestSupport",
      ]),
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Analysis", "Cohorts", "Document", "Figures", "Reporting", "TestSupport"],
      exclude: ["check_formats.py", "requirements.txt"]),
    .testTarget(
      name: "ImagingTests", dependencies: ["Imaging", "Cohorts", "Document", "TestSupport"],
      exclude: ["totalsegmentator_statistics.py", "requirements.txt", "Fixtures"],
      swiftSettings: zlib ? [.define("ZLIB")] : []),
    .testTarget(
      name: "CommandTests", dependencies: ["reprise", "TestSupport"],
      exclude: ["table1_documentation.py", "Styles", "CrossCheck"],
      swiftSettings: readstat ? [.define("READSTAT")] : []),
  ],
  swiftLanguageModes: [.v6]
)

if zlib {
  package.targets.append(
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]))
}

if readstat {
  package.targets.append(
    .systemLibrary(
      name: "CReadStat", providers: [.apt(["libreadstat-dev"]), .brew(["readstat"])]))
}

// The readers that are fuzzed: replayed with a small corpus by `make test`; with REPRISE_FUZZ=1, which
// `make fuzz` sets, a program that libFuzzer drives.
let fuzzed: [Target.Dependency] = ["Analysis", "Cohorts", "Imaging", "Reporting"]
let fuzzing = ["Corpus", "Dictionaries", "fuzz.py", "README.md"]
package.targets.append(
  Context.environment["REPRISE_FUZZ"] == "1"
    ? .executableTarget(
      name: "fuzz", dependencies: fuzzed, path: "Tests/Fuzz", exclude: fuzzing + ["Replay"])
    : .testTarget(
      name: "FuzzTests", dependencies: fuzzed, path: "Tests/Fuzz", exclude: fuzzing + ["Fuzzer"]))

for target in package.targets where target.type != .system {
  var settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ]
  if strict { settings.append(.treatAllWarnings(as: .error)) }
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}

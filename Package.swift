// swift-tools-version: 6.1
import PackageDescription

// The rooms of the program and the arrows between them. A room can only use what is named here:
// the model and the screen know nothing of the others, and only PapersTerminal can reach curses.

/// What the package in Benchmarks uses.
let roomsForBenchmarks = ["BundledLists", "PapersModel", "PapersFormats", "PapersScreen", "PapersApp"].map {
  Product.library(name: $0, targets: [$0])
}

let package = Package(
  name: "paperstui",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "paperstui", targets: ["paperstui"])] + roomsForBenchmarks,
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(
      name: "BundledLists", path: "Resources", exclude: ["lists", "list.schema.json"], sources: ["BundledLists.cpp"]),
    .systemLibrary(name: "CNcursesw", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"]), .brew(["libunistring"])]),

    .target(name: "PapersModel", dependencies: ["CUnistring"]),
    .target(
      name: "PapersFormats",
      dependencies: ["PapersModel", .product(name: "Yams", package: "Yams")]
    ),
    .target(
      name: "PapersStore",
      dependencies: [
        "PapersModel", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]
    ),
    .target(name: "PapersScreen", dependencies: ["CUnistring"]),
    .target(name: "PapersApp", dependencies: ["PapersModel", "PapersScreen"]),
    .target(name: "CSystem"),
    .target(name: "PapersSystem", dependencies: ["CSystem"]),
    .target(name: "CSignals"),
    .target(
      name: "PapersTerminal",
      dependencies: ["PapersScreen", "PapersSystem", "CNcursesw", "CSignals", "CSystem"]
    ),
    .target(
      name: "PapersDesk",
      dependencies: [
        "BundledLists", "PapersModel", "PapersFormats", "PapersStore", "PapersScreen", "PapersApp", "PapersSystem",
        "CSystem",
      ]
    ),
    .executableTarget(
      name: "paperstui",
      dependencies: [
        "BundledLists", "PapersModel", "PapersFormats", "PapersStore", "PapersScreen", "PapersApp",
        "PapersTerminal", "PapersSystem", "PapersDesk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),

    .systemLibrary(name: "CVterm", path: "Tests/Support/CVterm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "PapersTestSupport", dependencies: ["PapersModel", "CVterm"], path: "Tests/Support/PapersTestSupport"),
    .testTarget(name: "PapersModelTests", dependencies: ["PapersModel", "PapersTestSupport"]),
    .testTarget(
      name: "PapersFormatsTests",
      dependencies: ["PapersFormats", "BundledLists", "PapersTestSupport", .product(name: "Yams", package: "Yams")],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "PapersStoreTests",
      dependencies: ["PapersStore", "PapersTestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(name: "PapersScreenTests", dependencies: ["PapersScreen"]),
    .testTarget(name: "PapersAppTests", dependencies: ["PapersApp", "PapersTestSupport"]),
    .testTarget(
      name: "PapersTerminalTests", dependencies: ["PapersTerminal", "PapersScreen", "PapersSystem", "CNcursesw"]),
    .testTarget(name: "PapersDeskTests", dependencies: ["PapersDesk", "PapersTestSupport"]),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "paperstui", "PapersApp", "PapersScreen", "PapersTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.1
import PackageDescription

// What measures the program from outside, and its layout from inside. A package of its own, so that the program's package
// has no part that only this needs.

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "paperstui", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "CPseudoterminal"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CPseudoterminal",
        .product(name: "BundledLists", package: "paperstui"),
        .product(name: "PapersModel", package: "paperstui"),
        .product(name: "PapersFormats", package: "paperstui"),
        .product(name: "PapersScreen", package: "paperstui"),
        .product(name: "PapersApp", package: "paperstui"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
  ],
  swiftLanguageModes: [.v6]
)

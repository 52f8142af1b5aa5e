// swift-tools-version: 6.1
import PackageDescription

// What starting the program is measured against. A package of its own, so that it is built without fetching anything.

let package = Package(
  name: "EmptyProgram",
  platforms: [.macOS(.v15)],
  targets: [.executableTarget(name: "empty")],
  swiftLanguageModes: [.v6]
)

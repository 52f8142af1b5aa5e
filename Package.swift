// swift-tools-version: 6.1
import PackageDescription

// The rooms of the program and the arrows between them. A room can only use what is named here:
// the model and the screen know nothing of the others, and only PapersTerminal can reach curses.

let package = Package(
  name: "paperstui",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"]), .brew(["libunistring"])]),

    .target(name: "PapersModel"),
    .target(name: "PapersScreen", dependencies: ["CUnistring"]),
  ],
  swiftLanguageModes: [.v6]
)

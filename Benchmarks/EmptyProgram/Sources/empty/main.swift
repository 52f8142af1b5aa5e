import Foundation

// The least that a Swift program with Foundation can do and be seen to have done.
FileHandle.standardOutput.write(Data("ready\n".utf8))

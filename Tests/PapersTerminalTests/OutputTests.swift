import Foundation
import PapersSystem
import Testing

@testable import PapersTerminal

@Suite("The way to the terminal")
struct OutputTests {
  /// A pipe that is never waited for, and what its end for writing takes.
  private func makePipe() throws -> (readEnd: Int32, writeEnd: Int32) {
    let ends = try #require(Descriptor.pipe())
    for end in [ends.readEnd, ends.writeEnd] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
    return ends
  }

  private func take(_ descriptor: Int32, into bytes: inout [UInt8]) {
    var piece = [UInt8](repeating: 0, count: 3000)
    let count = read(descriptor, &piece, piece.count)
    if count > 0 { bytes += piece[..<count] }
  }

  @Test("Everything is written to a descriptor that takes a part at a time, and nothing is tried before it takes more")
  func slow() throws {
    let (readEnd, writeEnd) = try makePipe()
    defer { [readEnd, writeEnd].forEach { close($0) } }
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    var read: [UInt8] = []
    var waits = 0
    let error = Descriptor.write(bytes, to: writeEnd) { descriptor in
      waits += 1
      var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      while poll(&state, 1, 0) == 0 { take(readEnd, into: &read) }
      return true
    }
    while read.count < bytes.count, case let before = read.count {
      take(readEnd, into: &read)
      if read.count == before { break }
    }
    #expect(error == nil)
    #expect(read == bytes)
    // A pipe takes a page or more at a time.
    #expect(waits <= bytes.count / 4096 + 2)
  }

  @Test("Where the wait is given up, or nobody reads any more, writing ends and says why")
  func ends() throws {
    let (readEnd, writeEnd) = try makePipe()
    defer { close(writeEnd) }
    #expect(Descriptor.write([1], to: writeEnd) { _ in false } == ECANCELED)
    signal(SIGPIPE, SIG_IGN)
    close(readEnd)
    #expect(Descriptor.write([1], to: writeEnd) == EPIPE)
  }

  @Test("No child inherits a descriptor, not even while a frame is painted")
  func closeOnExec() throws {
    func isClosed(_ descriptor: Int32) -> Bool { fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0 }
    let (readEnd, writeEnd) = try #require(Descriptor.pipe())
    defer { [readEnd, writeEnd].forEach { close($0) } }
    #expect(isClosed(readEnd) && isClosed(writeEnd))
    let output = FrameOutput(terminal: writeEnd)
    defer { close(output.descriptor) }
    let bytes = output.gathering {
      #expect(isClosed(output.descriptor))
      _ = Descriptor.write("frame", to: output.descriptor)
    }
    #expect(bytes == Array("frame".utf8))
    #expect(isClosed(output.descriptor))
  }

  @Test("Signals wait in the inbox in their order; one of another size is left for the terminal, and a wake-up is none")
  func signals() {
    let inbox = SignalInbox(catching: [SIGUSR1, SIGUSR2, SIGWINCH])
    // The threads of tests take no signals.
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    raise(SIGUSR1)
    inbox.wake()
    raise(SIGWINCH)
    raise(SIGUSR2)
    #expect(inbox.asksToEnd)
    #expect(inbox.isHolding)
    #expect(inbox.drain() == [SIGUSR1, SIGUSR2])
    #expect(inbox.isHolding)
    #expect(inbox.drainAll() == [SIGWINCH])
    #expect(!inbox.isHolding)
    // What was drained for the program ends it still.
    #expect(inbox.isEnding)
    for number in [SIGUSR1, SIGUSR2, SIGWINCH] { signal(number, SIG_DFL) }
  }
}

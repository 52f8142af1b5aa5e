import Foundation

/// Work of one lane: carried out in the order in which it came, on threads that wait without a timer.
///
/// Not a queue of Dispatch, nor a task: once Dispatch has run anything, a monitor wakes the program every second for as long
/// as it lives, and an idle program is to use no CPU at all.
final class Line: @unchecked Sendable {
  /// Which piece of work of its line it is, counted from 1.
  typealias Number = Int

  private struct Piece {
    var number: Number
    var work: LongWork
    var body: @Sendable () -> Void
    var whenDone: @Sendable () -> Void
  }

  private let width: Int
  private let condition = NSCondition()
  // Guarded by the condition.
  private var waiting: [Piece] = []
  private var running: [Piece] = []
  private var threadCount = 0
  private var idleThreadCount = 0
  private var last = 0

  /// - Parameter width: How many pieces are worked at together, at most.
  init(width: Int) {
    self.width = width
  }

  /// Puts work at the end of the line.
  ///
  /// - Parameters:
  ///   - work: What the body asks whether it is to stop.
  ///   - replacing: Whether all that came before is dropped, or asked to stop where it has begun.
  ///   - whenDone: Called when it is done and no longer counts.
  func add(
    _ work: LongWork = LongWork { _, _ in }, replacing: Bool = false, _ body: @escaping @Sendable () -> Void,
    whenDone: @escaping @Sendable () -> Void = {}
  ) {
    var replaced: [LongWork] = []
    defer { for work in replaced { work.cancel() } }
    condition.withLock {
      if replacing {
        waiting = []
        replaced = running.map(\.work)
      }
      last += 1
      waiting.append(Piece(number: last, work: work, body: body, whenDone: whenDone))
      if idleThreadCount < waiting.count, threadCount < width {
        threadCount += 1
        Thread.detachNewThread { [self] in
          while true { carryOutNext() }
        }
      }
    }
    // Without the lock, for which the thread that wakes would have to wait at once.
    condition.broadcast()
  }

  /// Whether nothing is left to be done.
  var isIdle: Bool { condition.withLock { waiting.isEmpty && running.isEmpty } }

  /// The last piece that came so far; 0 before the first.
  var latest: Number { condition.withLock { last } }

  /// Waits until all that came up to a piece is done or dropped.
  ///
  /// - Parameter number: `nil` for all that there is by then.
  /// - Returns: Whether it is; `false` if the moment came first.
  @discardableResult
  func wait(for number: Number? = nil, until deadline: ContinuousClock.Instant) -> Bool {
    condition.withLock {
      condition.wait(until: deadline) {
        let limit = number ?? last
        return !waiting.contains { $0.number <= limit } && !running.contains { $0.number <= limit }
      }
    }
  }

  /// Drops what hasn't begun, and asks what has to stop.
  func cancel() {
    let begun = condition.withLock {
      waiting = []
      condition.broadcast()
      return running.map(\.work)
    }
    for work in begun { work.cancel() }
  }

  private func carryOutNext() {
    let piece = condition.withLock {
      idleThreadCount += 1
      while waiting.isEmpty { condition.wait() }
      idleThreadCount -= 1
      let piece = waiting.removeFirst()
      running.append(piece)
      return piece
    }
    piece.body()
    condition.withLock {
      running.removeAll { $0.number == piece.number }
      condition.broadcast()
    }
    piece.whenDone()
  }
}

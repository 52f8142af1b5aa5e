import Foundation
import PapersModel

/// The notes of this machine on which device a library's file is, a file for each identity of libraries.
///
/// After a first line for people, each line is about one file: the device, the last number given, the machine, the inode
/// and a hash of the path. Lines that say something else are left out.
struct DeviceNotes: Sendable {
  /// - Parameters:
  ///   - folder: Made where it isn't there.
  ///   - library: The path of the library's file.
  init(folder: String, library: String) {
    (self.folder, self.library) = (folder, library)
  }

  private let folder: String
  private let library: String
  private static let heading =
    "# Which device this machine is for a paperstui library. Don't copy this file to another machine."

  private struct Note {
    var device: String
    var last: Int
    var place: Place

    init(device: String, last: Int, place: Place) {
      (self.device, self.last, self.place) = (device, last, place)
    }

    init?(_ line: Substring) {
      let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let last = Int(fields[1]), last >= 0, let inode = UInt64(fields[3]),
        HistoryEvent.ID(device: fields[0], sequence: 1).isWellFormed
      else { return nil }
      self.init(
        device: fields[0], last: last, place: Place(machine: fields[2], inode: inode, path: fields[4]))
    }

    var line: String { "\(device) \(last) \(place.machine) \(place.inode) \(place.path)" }
  }

  /// What a file is known by.
  private struct Place {
    var machine: String
    var inode: UInt64
    var path: String
  }

  /// The machine's id, or its name: a home folder may have been copied from another one with all that is in it.
  private static let machine: String = {
    if let id = FileManager.default.contents(atPath: "/etc/machine-id"), !id.isEmpty {
      return ContentHash(id).description
    }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count)
    return ContentHash(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }).description
  }()

  /// - Returns: `nil` if there is no such file.
  private func place() -> Place? {
    var status = stat()
    guard stat(library, &status) == 0 else { return nil }
    let path = URL(fileURLWithPath: library).resolvingSymlinksInPath().path
    return Place(
      machine: Self.machine, inode: UInt64(status.st_ino), path: ContentHash(path.utf8).description)
  }

  // MARK: - Asking and noting

  /// The device that is noted for the library's file.
  func device(ofLibrary identity: String) -> String? {
    guard let place = place(), let file = LockedFile(path(of: identity), isForWriting: false) else { return nil }
    let notes = Self.notes(in: file)
    return Self.index(of: place, in: notes).map { notes[$0].device }
  }

  /// Notes that the library's file is a device, unless anything is noted of this identity.
  func claim(_ device: String, ofLibrary identity: String) {
    guard HistoryEvent.ID(device: device, sequence: 1).isWellFormed, !device.contains(where: \.isWhitespace),
      let place = place(), let file = openForWriting(identity), Self.notes(in: file).isEmpty
    else { return }
    Self.write([Note(device: device, last: 0, place: place)], to: file)
  }

  /// Gives the next number of the device that the library's file is.
  ///
  /// - Parameters:
  ///   - known: The last number of a device that the library knows of; `nil` if the device is to give no more.
  ///   - new: Makes the id of a device that isn't anywhere yet.
  /// - Returns: `nil` if nothing can be noted here.
  func next(
    ofLibrary identity: String, after known: (String) throws -> Int?, orNew new: () -> String
  ) throws -> HistoryEvent.ID? {
    guard let place = place(), let file = openForWriting(identity) else { return nil }
    var notes = Self.notes(in: file)
    let index = Self.index(of: place, in: notes) ?? notes.endIndex
    if index == notes.endIndex { notes.append(Note(device: new(), last: 0, place: place)) }
    notes[index].place = place
    let last = try known(notes[index].device).map { max($0, notes[index].last) }
    if let last, last < HistoryEvent.ID.sequences.upperBound {
      notes[index].last = last + 1
    } else {
      notes[index].device = new()
      notes[index].last = 1
    }
    guard Self.write(notes, to: file) else { return nil }
    return HistoryEvent.ID(device: notes[index].device, sequence: notes[index].last)
  }

  // MARK: - The file

  private func path(of identity: String) -> String { "\(folder)/\(ContentHash(identity.utf8))" }

  private func openForWriting(_ identity: String) -> LockedFile? {
    if let file = LockedFile(path(of: identity), isForWriting: true) { return file }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return LockedFile(path(of: identity), isForWriting: true)
  }

  private static func notes(in file: LockedFile) -> [Note] {
    String(decoding: file.content(), as: UTF8.self).split(separator: "\n").compactMap(Note.init)
  }

  /// A file keeps its inode when it is moved, and mostly its path when it is put in place of itself.
  private static func index(of place: Place, in notes: [Note]) -> Int? {
    let here = notes.indices.filter { notes[$0].place.machine == place.machine }
    return here.first { notes[$0].place.inode == place.inode } ?? here.first { notes[$0].place.path == place.path }
  }

  @discardableResult
  private static func write(_ notes: [Note], to file: LockedFile) -> Bool {
    file.replaceContent(([heading] + notes.map(\.line)).joined(separator: "\n") + "\n")
  }
}

/// A small file that one program at a time has open.
private final class LockedFile {
  private let lock: FileLock
  private var descriptor: CInt { lock.descriptor }
  /// Bytes; more than notes ever have.
  private static let limit = 1 << 20

  /// - Returns: `nil` if the file can't be opened, or another program has it for longer than it needs.
  init?(_ path: String, isForWriting: Bool) {
    let lock = FileLock(
      path, flags: isForWriting ? O_RDWR | O_CREAT : O_RDONLY, isShared: !isForWriting, patience: 200)
    guard let lock else { return nil }
    self.lock = lock
  }

  /// What is in it; nothing if it can't be read.
  func content() -> [UInt8] {
    var bytes: [UInt8] = []
    var portion = [UInt8](repeating: 0, count: 4_096)
    while bytes.count < Self.limit {
      let count = pread(descriptor, &portion, portion.count, off_t(bytes.count))
      guard count > 0 else { break }
      bytes += portion.prefix(count)
    }
    return bytes
  }

  /// - Returns: Whether all of it was written.
  func replaceContent(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(done)) }
      guard count > 0 else { return false }
      done += count
    }
    return ftruncate(descriptor, off_t(bytes.count)) == 0
  }
}

import PapersModel
import PapersScreen

/// Something that happened: a key, a new size, or the outcome of an effect.
public enum Event: Hashable, Sendable {
  case key(Key)
  /// Text that was pasted; never taken for commands.
  case pasted(String)
  case mouse(Mouse)
  case resized(Size)

  /// What a read came to.
  case answered(Read, Result<ReadAnswer, ReadFailure>)
  /// The page that the next key may lead to.
  case prepared(PreparedPage)
  /// Somebody else wrote to the library, or to the catalogue of the list: where the anchored keys stand now.
  case libraryChanged(ListOverview, positions: [CitationKey: Int])

  /// A fact is on the disk.
  case recorded(Recorded)
  case nothingToUndo
  case nothingToRedo
  case noteUnchanged
  /// The file of an edit that was cut short is here now.
  case draftPutAside(path: String)
  /// Time is measured now.
  case clockStarted(name: String)
  /// Time isn't measured any more. What is kept of it comes as a fact; `isTooShort` if there is nothing to keep.
  case clockStopped(name: String, isTooShort: Bool)
  case searchFinished(SearchRequest, SearchMatches)
  case opened(String)
  /// A program of the desktop took the text; `isCertain` is false where the terminal was asked to, which never answers.
  case copied(Copy, isCertain: Bool)
  /// There was no browser to open an address with, so it was copied.
  case copiedInsteadOfOpened(String)
  /// `notes` counts those that were exported; `nil` where the format has no place for notes.
  case exported(path: String, notes: Int?)
  /// A folder of Markdown files and the library were brought together.
  ///
  /// `takenIn` counts the notes that were edited there; `remarks` are sentences about what needs a look.
  case vaultExported(path: String, files: Int, takenIn: Int, remarks: [String])
  /// Long work has come so far, counted in entries.
  case workAdvanced(done: Int, total: Int)
  /// The person stopped long work. Of a document nothing is written; of a folder, whole files may be.
  case workCancelled(leavesFiles: Bool)
  /// The file is there and is not an export, or was edited since.
  case exportNeedsConsent(path: String, reason: String)
  /// An effect came to nothing; a sentence for the person.
  case failed(Effect, String)
}

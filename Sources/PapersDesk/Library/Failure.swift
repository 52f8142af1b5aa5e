import PapersFormats
import PapersStore

/// A sentence for the person; the program ends with 1 after it.
package struct Failure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }

  /// Turns the errors of the rooms into their sentences.
  package static func translating<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw Failure(error.description)
    } catch let error as ListFileError {
      throw Failure(error.description)
    }
  }
}

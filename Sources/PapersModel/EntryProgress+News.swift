extension EntryProgress {
  /// Whether doing something would make a difference, so that it is worth an event.
  ///
  /// Taking and bringing back, new keys and what isn't known are not judged here: never news.
  public func isNews(_ change: HistoryEvent.Change) -> Bool {
    switch change {
    case .statusSet(let status): self.status != status
    // Texts that look alike may be of other bytes.
    case .noteWritten(let text, _): !note.utf8.elementsEqual(text.utf8)
    case .ratingSet(let rating): self.rating != rating
    case .tagAdded(let tag): !tags.contains(tag)
    case .tagRemoved(let tag): tags.contains(tag)
    case .passFinished: true
    case .rereadingBegun: !isRereadingFresh
    case .timeSpent(let seconds, _): seconds >= ReadingTime.secondsOfStretch.lowerBound
    case .timeCorrected(let seconds): secondsSpent != seconds
    case .renamed, .undone, .redone, .unknown: false
    }
  }
}

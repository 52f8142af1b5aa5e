import GRDB

/// The tables of the library. A migration that has shipped is never edited; changes are new migrations.
enum Schema {
  /// Marks the file as ours in the SQLite header: "papr" in ASCII.
  static let applicationID: Int32 = 0x7061_7072

  /// What the projection derives from the log, and how: raised when that changes, so that libraries from before are
  /// projected anew. It stands in the header as `user_version`.
  static let projectionVersion = 5

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 history and catalogue") { db in
      try db.execute(sql: history)
      try db.execute(sql: catalogue)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("2 dates and continuations") { db in
      try db.execute(sql: datesAndContinuations)
    }
    migrator.registerMigration("3 ratings, tags, passes and time") { db in
      try db.execute(sql: marks)
    }
    migrator.registerMigration("4 links between notes") { db in
      try db.execute(sql: noteLinks)
    }
    migrator.registerMigration("5 search index") { db in
      try db.execute(sql: searchIndex)
    }
    migrator.registerMigration("6 keys that change") { db in
      try db.execute(sql: changedKeys)
    }
    migrator.registerMigration("7 count of changes") { db in
      try db.execute(sql: countOfChanges)
    }
    migrator.registerMigration("8 clocks of devices") { db in
      try db.execute(sql: clocksOfDevices)
    }
    migrator.registerMigration("9 events of later releases") { db in
      try db.execute(sql: eventsOfLaterReleases)
    }
    migrator.registerMigration("10 devices outside the library") { db in
      try db.execute(sql: devicesOutside)
    }
    migrator.registerMigration("11 files of lists") { db in
      try db.execute(sql: filesOfLists)
    }
    migrator.registerMigration("12 identifiers of papers") { db in
      try db.execute(sql: identifiersOfPapers)
    }
    migrator.registerMigration("13 papers that share a key") { db in
      try db.execute(sql: papersThatShareAKey)
    }
    return migrator
  }

  /// The log is what is true; `entry_state` and `undone_event` are its projection, written in the same transaction.
  private static let history = """
    CREATE TABLE this_device (
      id TEXT NOT NULL PRIMARY KEY CHECK (id <> '')
    ) STRICT;

    CREATE TABLE event (
      device TEXT NOT NULL CHECK (device <> ''),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      milliseconds INTEGER NOT NULL,
      counter INTEGER NOT NULL CHECK (counter >= 0),
      entry TEXT NOT NULL CHECK (entry <> ''),
      kind TEXT NOT NULL,
      value TEXT,
      target_device TEXT,
      target_sequence INTEGER,
      PRIMARY KEY (device, sequence)
    ) STRICT;
    CREATE INDEX event_by_entry ON event (entry);
    CREATE INDEX event_by_time ON event (milliseconds, counter);

    CREATE TABLE undone_event (
      device TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      PRIMARY KEY (device, sequence),
      FOREIGN KEY (device, sequence) REFERENCES event (device, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entry_state (
      entry TEXT NOT NULL PRIMARY KEY,
      status TEXT NOT NULL CHECK (status IN ('to-read', 'reading', 'read', 'skipped')),
      status_set_at INTEGER,
      started_at INTEGER,
      read_at INTEGER,
      note TEXT NOT NULL,
      note_folded TEXT NOT NULL,
      note_written_at INTEGER,
      note_device TEXT,
      note_sequence INTEGER
    ) STRICT;
    """

  /// A cache of list files, so that the screen reads windows of rows whatever the size of a list.
  private static let catalogue = """
    CREATE TABLE list (
      source TEXT NOT NULL PRIMARY KEY,
      content_hash TEXT NOT NULL,
      file_stamp TEXT,
      id TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE section (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      id TEXT NOT NULL,
      title_en TEXT,
      title_zh TEXT,
      introduction_en TEXT,
      introduction_zh TEXT,
      afterwards_en TEXT,
      afterwards_zh TEXT,
      first_position INTEGER NOT NULL,
      entry_count INTEGER NOT NULL CHECK (entry_count >= 0),
      paper_count INTEGER NOT NULL CHECK (paper_count BETWEEN 0 AND entry_count),
      PRIMARY KEY (source, ordinal)
    ) STRICT;

    CREATE TABLE entry (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      position INTEGER NOT NULL CHECK (position >= 0),
      section INTEGER NOT NULL,
      key TEXT NOT NULL CHECK (key <> ''),
      kind TEXT NOT NULL,
      title_en TEXT,
      title_zh TEXT,
      short_title TEXT,
      year INTEGER,
      PRIMARY KEY (source, position),
      UNIQUE (source, key)
    ) STRICT;

    CREATE TABLE entry_body (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      body TEXT NOT NULL,
      name TEXT NOT NULL,
      search TEXT NOT NULL,
      PRIMARY KEY (source, position)
    ) STRICT;

    CREATE TABLE glossary_term (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (source, ordinal),
      UNIQUE (source, name)
    ) STRICT;

    CREATE TABLE requirement (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      entry TEXT NOT NULL,
      requires TEXT NOT NULL,
      PRIMARY KEY (source, entry, requires)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX requirement_by_target ON requirement (source, requires);
    """

  /// What the timeline and the map are drawn from. The lists are read anew, since the catalogue is made by a newer reader.
  private static let datesAndContinuations = """
    ALTER TABLE entry ADD COLUMN published TEXT;

    CREATE TABLE continuation (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      entry TEXT NOT NULL,
      leads_to TEXT NOT NULL,
      PRIMARY KEY (source, entry, leads_to)
    ) STRICT, WITHOUT ROWID;
    """

  /// What else the log says of an entry. The log itself stays as it is: these are further kinds of its events.
  ///
  /// `last_sequence` is the last number that this device is known to have given: a restored library lacks events whose
  /// numbers other copies may hold.
  private static let marks = """
    ALTER TABLE this_device ADD COLUMN last_sequence INTEGER NOT NULL DEFAULT 0;

    ALTER TABLE entry_state ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5);
    ALTER TABLE entry_state ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE entry_state ADD COLUMN passes TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE entry_state ADD COLUMN readings TEXT;
    ALTER TABLE entry_state ADD COLUMN seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds >= 0);

    CREATE INDEX event_about_time ON event (entry) WHERE kind IN ('time', 'time-corrected');
    """

  /// Which notes name which entries; derived from the notes as they are.
  private static let noteLinks = """
    CREATE TABLE note_link (
      entry TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (entry, target)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX note_link_by_target ON note_link (target);
    """

  /// What is searched, and SQLite's full-text index of it. Numbers of entries grow along a list. The indexes hold only
  /// which text has which piece of three letters (`detail=none`): with the columns as well they would be twice as large.
  ///
  /// `SearchIndex` keeps them in step. Triggers would be slow: the index writes out what it gathers at each of them.
  private static let searchIndex = """
    ALTER TABLE entry_body DROP COLUMN name;
    ALTER TABLE entry_body DROP COLUMN search;
    ALTER TABLE entry_state DROP COLUMN note_folded;

    CREATE TABLE entry_text (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (source, position)
    ) STRICT;
    CREATE VIRTUAL TABLE entry_index USING fts5 (
      name, content, content = 'entry_text', content_rowid = 'id', tokenize = 'grams', prefix = '1 2',
      detail = none, columnsize = 0);
    CREATE VIRTUAL TABLE name_index USING fts5 (
      name, content = 'entry_text', content_rowid = 'id', tokenize = 'grams', prefix = '1 2', detail = none,
      columnsize = 0);

    CREATE TABLE note_text (
      id INTEGER PRIMARY KEY,
      entry TEXT NOT NULL UNIQUE,
      folded TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE note_index USING fts5 (
      folded, content = 'note_text', content_rowid = 'id', tokenize = 'grams', prefix = '1 2', detail = none,
      columnsize = 0);
    """

  /// Entries that a list calls by another key now, and those that it doesn't have any more.
  private static let changedKeys = """
    ALTER TABLE section ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 1 CHECK (is_listed IN (0, 1));

    CREATE VIEW listed_entry AS
    SELECT entry.* FROM entry JOIN section ON section.source = entry.source AND section.ordinal = entry.section
    WHERE is_listed;

    CREATE TABLE entry_alias (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      alias TEXT NOT NULL,
      entry TEXT NOT NULL,
      PRIMARY KEY (source, alias)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX event_renaming ON event (entry, value) WHERE kind = 'renamed';
    CREATE INDEX event_renaming_back ON event (value, entry) WHERE kind = 'renamed';

    UPDATE entry_body SET body = json_set(body, '$.aliases', json('[]'));
    """

  /// How often the library was written to, in one row. Each transaction that changes anything counts.
  private static let countOfChanges = """
    CREATE TABLE change_count (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL
    ) STRICT;
    INSERT INTO change_count (id, number) VALUES (1, 0);
    """

  /// What the clock of the device showed, which is NULL in events of earlier releases, and what a writer knew that has a
  /// later time: JSON as in an exported event, NULL for nothing.
  private static let clocksOfDevices = """
    ALTER TABLE event ADD COLUMN clock INTEGER;
    ALTER TABLE event ADD COLUMN seen TEXT;
    """

  /// Events that are about something else than an entry, and what this release doesn't understand of an event: an object
  /// of JSON, NULL for nothing.
  private static let eventsOfLaterReleases = """
    CREATE TABLE new_event (
      device TEXT NOT NULL CHECK (device <> ''),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      milliseconds INTEGER NOT NULL,
      counter INTEGER NOT NULL CHECK (counter >= 0),
      clock INTEGER,
      entry TEXT CHECK (entry <> ''),
      list TEXT CHECK (list <> ''),
      kind TEXT NOT NULL,
      value TEXT,
      target_device TEXT,
      target_sequence INTEGER,
      seen TEXT,
      further TEXT,
      PRIMARY KEY (device, sequence)
    ) STRICT;
    INSERT INTO new_event (
      device, sequence, milliseconds, counter, clock, entry, kind, value, target_device, target_sequence, seen)
    SELECT device, sequence, milliseconds, counter, clock, entry, kind, value, target_device, target_sequence, seen
    FROM event ORDER BY rowid;
    DROP TABLE event;
    ALTER TABLE new_event RENAME TO event;

    CREATE INDEX event_by_entry ON event (entry);
    CREATE INDEX event_by_time ON event (milliseconds, counter);
    CREATE INDEX event_about_time ON event (entry) WHERE kind IN ('time', 'time-corrected');
    CREATE INDEX event_renaming ON event (entry, value) WHERE kind = 'renamed';
    CREATE INDEX event_renaming_back ON event (value, entry) WHERE kind = 'renamed';
    """

  /// What the library and its copies are known by, and the devices under which this file was written, the latest last,
  /// with the last number that each gave. Which of them this machine is stands elsewhere: the file may have been copied.
  private static let devicesOutside = """
    CREATE TABLE library_identity (
      row INTEGER PRIMARY KEY CHECK (row = 1),
      id TEXT NOT NULL CHECK (id <> '')
    ) STRICT;

    CREATE TABLE own_device (
      ordinal INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      last_sequence INTEGER NOT NULL DEFAULT 0 CHECK (last_sequence >= 0),
      is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1))
    ) STRICT;
    INSERT INTO own_device (id, last_sequence)
    SELECT id, max(coalesce((SELECT max(sequence) FROM event WHERE device = this_device.id), 0), last_sequence)
    FROM this_device LIMIT 1;
    DROP TABLE this_device;
    """

  /// Which list is in which file. The name of a list in the catalogue was the path of its file; now it is the path where
  /// the file was first, and outlives that.
  private static let filesOfLists = """
    CREATE TABLE list_file (
      path TEXT NOT NULL PRIMARY KEY,
      source TEXT NOT NULL UNIQUE
    ) STRICT, WITHOUT ROWID;
    INSERT INTO list_file (path, source) SELECT source, source FROM list WHERE source LIKE '/%';
    """

  /// The DOIs and arXiv ids of entries, as `Identifier.name` has them when they are normalized. The lists are read anew,
  /// since the catalogue is made by a newer reader.
  private static let identifiersOfPapers = """
    CREATE TABLE entry_identifier (
      source TEXT NOT NULL REFERENCES list (source) ON DELETE CASCADE,
      key TEXT NOT NULL,
      identifier TEXT NOT NULL,
      PRIMARY KEY (source, key, identifier)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entry_identifier_by_key ON entry_identifier (key, identifier);
    CREATE INDEX entry_identifier_by_identifier ON entry_identifier (identifier, key);
    """

  /// What tells papers apart that share a key. `event.paper` is what the paper was known by where the event was recorded;
  /// releases that don't know it kept it with what they don't understand. The rest is derived: `paper_name` says which
  /// paper an identifier means that stands beside a key, if the key stands for several, and `entry.paper` is the paper's
  /// name, which is the key if not. Such names stand in `entry_state.entry`, `note_text.entry` and `note_link.entry` since
  /// then; targets of links are keys. `past_identifier` holds what lists gave a key and don't any more.
  private static let papersThatShareAKey = """
    ALTER TABLE event ADD COLUMN paper TEXT CHECK (paper <> '');
    UPDATE event SET paper = further ->> '$.paper', further = nullif(json_remove(further, '$.paper'), '{}')
    WHERE json_type(further, '$.paper') = 'text' AND length(CAST(further ->> '$.paper' AS BLOB)) BETWEEN 1 AND 1000;
    DROP INDEX event_by_entry;
    CREATE INDEX event_by_entry ON event (entry, paper);
    DROP INDEX event_renaming;
    DROP INDEX event_renaming_back;
    CREATE INDEX event_renaming ON event (entry, value, paper) WHERE kind = 'renamed';
    CREATE INDEX event_renaming_back ON event (value, entry, paper) WHERE kind = 'renamed';

    ALTER TABLE entry ADD COLUMN paper TEXT NOT NULL DEFAULT '';
    UPDATE entry SET paper = key;

    CREATE TABLE paper_name (
      key TEXT NOT NULL,
      identifier TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (key, identifier)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX paper_name_by_identifier ON paper_name (identifier, name);

    CREATE TABLE past_identifier (
      key TEXT NOT NULL,
      source TEXT NOT NULL,
      identifier TEXT NOT NULL,
      PRIMARY KEY (key, source, identifier)
    ) STRICT, WITHOUT ROWID;
    """
}

/// The tables of a data file.
///
/// The first seven are the format that coverage.py calls version 7; other tools know them by these
/// names and constraints. Those named `pycov_` are ours and nobody else reads them.
enum Schema {
  /// The one version of the common format that we read and write.
  static let version = 7

  static let tables = common + plain + own

  /// The same for data of many contexts.
  static let compactTables = common + own + compact

  private static let common = """
    create table coverage_schema (version integer);
    create table meta (key text, value text, unique (key));
    create table file (id integer primary key, path text, unique (path));
    create table context (id integer primary key, context text, unique (context));
    create table tracer (file_id integer primary key, tracer text,
      foreign key (file_id) references file (id));
    """

  private static let plain = """
    create table line_bits (file_id integer, context_id integer, numbits blob,
      foreign key (file_id) references file (id),
      foreign key (context_id) references context (id),
      unique (file_id, context_id));
    create table arc (file_id integer, context_id integer, fromno integer, tono integer,
      foreign key (file_id) references file (id),
      foreign key (context_id) references context (id),
      unique (file_id, context_id, fromno, tono));
    """

  private static let own = """
    create table pycov_meta (key text primary key, value text) without rowid;
    create table pycov_source (path text primary key, hash text) without rowid;
    """

  /// Keys of the table `pycov_meta`.
  enum Key {
    /// The format of our own tables.
    static let format = "format"

    /// The Python that ran, such as `3.13.0`.
    static let python = "python"

    /// When the run began that started from nothing, in nanoseconds since 1970.
    static let startTime = "start"
  }

  /// The format of our own tables; others are not read.
  static let ownFormat = "1"
}

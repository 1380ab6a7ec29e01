package import Files

/// The file that keeps what ran: `.coverage`, an SQLite database that coverage.py reads as its own.
///
/// It is always written whole and put in place by renaming, so that readers see the old content or
/// the new and an error leaves the old one as it was.
package struct DataFile: Hashable, Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  package func read() throws(DataFileError) -> Recording {
    switch Files.kind(of: path) {
    case nil: throw .notFound(path: path)
    case .folder: throw .notDatabase(path: path)
    case .file, .other: break
    }
    do {
      return try RecordingReader(Database(reading: path), path: path).recording()
    } catch let error as SQLiteError where error.isAboutLocks {
      return try readWithoutLocks()
    } catch let error as SQLiteError {
      throw error.dataFileError(path)
    } catch let error as DataFileError {
      throw error
    } catch {
      throw .damaged(path: path, reason: "\(error)")
    }
  }

  /// Reads where the file system has no locks; writers rename, so that nothing can be torn.
  private func readWithoutLocks() throws(DataFileError) -> Recording {
    do {
      return try RecordingReader(Database(reading: path, isLocking: false), path: path).recording()
    } catch let error as DataFileError {
      throw error
    } catch {
      throw (error as? SQLiteError)?.dataFileError(path)
        ?? .damaged(path: path, reason: "\(error)")
    }
  }

  /// Reads, or gives an empty recording when there is no file yet or one without a byte.
  package func readIfPresent() throws(DataFileError) -> Recording {
    Files.size(of: path) ?? 0 == 0 && !Files.isFolder(path) ? Recording() : try read()
  }

  package func write(_ recording: Recording) throws(DataFileError) {
    let bytes: [UInt8]
    do {
      bytes = try RecordingWriter(recording).serialized()
    } catch {
      throw error.dataFileError(path)
    }
    do {
      try Files.write(bytes, to: Files.isLink(path) ? Files.resolved(path) ?? path : path)
    } catch {
      throw .unwritable(error)
    }
  }

  /// Keeps other pycov processes from changing the data file as long as the lock lives.
  package func lock() -> FolderLock {
    FolderLock(Paths.folder(Paths.absolute(path)))
  }
}

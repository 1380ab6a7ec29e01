internal import Glibc

/// What an executable or shared library says about itself: the libraries it needs, where it looks
/// for them, and the values of its symbols.
///
/// Only the pages that are looked at are read: a few, of a file of many megabytes. 64-bit files of
/// this machine's byte order only.
///
/// See the ELF specification, <https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html>.
@safe struct ElfImage: ~Copyable {
  private let bytes: UnsafeRawBufferPointer
  private var segments: [Segment] = []
  private var dynamic: [(tag: UInt64, value: UInt64)] = []

  private struct Segment {
    let address: UInt64
    let offset: UInt64
    let size: UInt64
  }

  private enum Tag {
    static let needed: UInt64 = 1
    static let strings: UInt64 = 5
    static let symbols: UInt64 = 6
    static let rpath: UInt64 = 15
    static let runpath: UInt64 = 29
    static let gnuHash: UInt64 = 0x6FFF_FEF5
  }

  /// - Returns: nil for a file that cannot be read or is no such image.
  init?(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_size >= 64,
      let start = unsafe mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe start != MAP_FAILED
    else { return nil }
    let image = unsafe UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    guard unsafe image.prefix(5).elementsEqual([0x7F, 0x45, 0x4C, 0x46, 2]) else {
      unsafe munmap(start, image.count)
      return nil
    }
    unsafe bytes = image
    readSegments()
  }

  deinit {
    unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }

  /// The libraries it is linked with, by name.
  var needed: [String] { texts(Tag.needed) }

  /// Folders it looks in before those of LD_LIBRARY_PATH.
  var earlySearchFolders: [String] { runpath.isEmpty ? folders(Tag.rpath) : [] }

  /// Folders it looks in after those of LD_LIBRARY_PATH.
  var runpath: [String] { folders(Tag.runpath) }

  /// The first eight bytes of an exported variable.
  func value(of symbol: String) -> UInt64? {
    guard let entry = symbolEntry(symbol), let address = integer(at: entry &+ 8, as: UInt64.self),
      let offset = offset(of: address)
    else { return nil }
    return integer(at: offset, as: UInt64.self)
  }

  func exports(_ symbol: String) -> Bool { symbolEntry(symbol) != nil }

  private mutating func readSegments() {
    guard let table = integer(at: 32, as: UInt64.self), let size = integer(at: 54, as: UInt16.self),
      let count = integer(at: 56, as: UInt16.self)
    else { return }
    var dynamicTable: Segment?
    for index in 0..<UInt64(count) {
      let header = table &+ index &* UInt64(size)
      guard let type = integer(at: header, as: UInt32.self),
        let offset = integer(at: header &+ 8, as: UInt64.self),
        let address = integer(at: header &+ 16, as: UInt64.self),
        let size = integer(at: header &+ 32, as: UInt64.self)
      else { return }
      let segment = Segment(address: address, offset: offset, size: size)
      if type == 1 { segments.append(segment) }
      if type == 2 { dynamicTable = segment }
    }
    if let dynamicTable { readDynamic(dynamicTable) }
  }

  private mutating func readDynamic(_ table: Segment) {
    for index in 0..<table.size / 16 {
      let entry = table.offset &+ index &* 16
      guard let tag = integer(at: entry, as: UInt64.self), tag != 0,
        let value = integer(at: entry &+ 8, as: UInt64.self)
      else { return }
      dynamic.append((tag, value))
    }
  }

  /// Finds a symbol through the hash table that the dynamic linker uses.
  private func symbolEntry(_ name: String) -> UInt64? {
    guard let hashTable = tableOffset(Tag.gnuHash), let symbols = tableOffset(Tag.symbols),
      let bucketCount = integer(at: hashTable, as: UInt32.self), bucketCount > 0,
      let firstSymbol = integer(at: hashTable &+ 4, as: UInt32.self),
      let bloomSize = integer(at: hashTable &+ 8, as: UInt32.self)
    else { return nil }
    let hash = name.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) }
    let buckets = hashTable &+ 16 &+ UInt64(bloomSize) &* 8
    let chains = buckets &+ UInt64(bucketCount) &* 4
    let bucket = buckets &+ UInt64(hash % bucketCount) &* 4
    guard var index = integer(at: bucket, as: UInt32.self), index >= firstSymbol else { return nil }
    while let link = integer(at: chains &+ UInt64(index &- firstSymbol) &* 4, as: UInt32.self) {
      let entry = symbols &+ UInt64(index) &* 24
      if link | 1 == hash | 1, let text = integer(at: entry, as: UInt32.self),
        string(UInt64(text)) == name
      {
        return entry
      }
      if link & 1 == 1 { return nil }
      index &+= 1
    }
    return nil
  }

  private func folders(_ tag: UInt64) -> [String] {
    texts(tag).flatMap { $0.split(separator: ":").map(String.init) }
  }

  private func texts(_ tag: UInt64) -> [String] {
    var result: [String] = []
    for entry in dynamic where entry.tag == tag {
      if let text = string(entry.value) { result.append(text) }
    }
    return result
  }

  private func tableOffset(_ tag: UInt64) -> UInt64? {
    dynamic.first { $0.tag == tag }.flatMap { offset(of: $0.value) }
  }

  private func string(_ position: UInt64) -> String? {
    guard let strings = tableOffset(Tag.strings), let start = Int(exactly: strings &+ position),
      unsafe start < bytes.count
    else { return nil }
    return unsafe String(decoding: bytes[start...].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Where in the file an address of the loaded image is.
  private func offset(of address: UInt64) -> UInt64? {
    for segment in segments
    where address >= segment.address && address - segment.address < segment.size {
      return address - segment.address &+ segment.offset
    }
    return nil
  }

  private func integer<I: FixedWidthInteger & BitwiseCopyable>(
    at position: UInt64, as type: I.Type
  ) -> I? {
    guard let start = Int(exactly: position), unsafe start <= bytes.count - MemoryLayout<I>.size
    else {
      return nil
    }
    return unsafe bytes.loadUnaligned(fromByteOffset: start, as: type)
  }
}

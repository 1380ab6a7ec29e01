/// The bytes of an ELF image that needs libraries, has a search path and exports numbers.
struct FakeElf {
  var needed: [String] = []
  var runpath = ""
  var symbols: [(name: String, value: UInt64)] = []

  /// A Python with the interpreter inside it, or its shared library.
  static func python(hex: UInt64, isFreeThreaded: Bool = false) -> [UInt8] {
    var image = FakeElf(symbols: [("Py_Version", hex)])
    if isFreeThreaded { image.symbols.append(("_Py_MergeZeroLocalRefcount", 0)) }
    return image.bytes
  }

  /// A Python that is linked with its shared library.
  static func linked(_ library: String, runpath: String = "") -> [UInt8] {
    FakeElf(needed: ["libc.so.6", library], runpath: runpath).bytes
  }

  /// Header, two segments, then the tables; addresses equal offsets, all hashes share one bucket.
  var bytes: [UInt8] {
    var strings: [UInt8] = [0]
    func add(_ text: String) -> UInt64 {
      defer { strings += Array(text.utf8) + [0] }
      return UInt64(strings.count)
    }
    var dynamic = needed.map { (UInt64(1), add($0)) }
    if !runpath.isEmpty { dynamic.append((29, add(runpath))) }
    let names = symbols.map { add($0.name) }
    let start = UInt64(64 + 2 * 56)
    let dynamicSize = UInt64(16 * (dynamic.count + 4))
    let symbolTable = start + dynamicSize
    let values = symbolTable + UInt64(24 * (symbols.count + 1))
    let hashTable = values + UInt64(8 * symbols.count)
    let stringTable = hashTable + UInt64(28 + 4 * symbols.count)
    dynamic += [(5, stringTable), (6, symbolTable), (0x6FFF_FEF5, hashTable), (0, 0)]
    let size = stringTable + UInt64(strings.count)
    var image = header + segment(1, 0, size) + segment(2, start, dynamicSize)
    image += dynamic.flatMap { little($0.0) + little($0.1) }
    image += [UInt8](repeating: 0, count: 24)
    for (index, name) in names.enumerated() {
      image += little(UInt32(name)) + little(UInt32(0)) + little(values + UInt64(8 * index))
      image += little(UInt64(8))
    }
    image += symbols.flatMap { little($0.value) } + hashes + strings
    return image
  }

  private var header: [UInt8] {
    let identity: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + [UInt8](repeating: 0, count: 8)
    let places = little(UInt64(0)) + little(UInt64(64)) + little(UInt64(0)) + little(UInt32(0))
    let sizes: [UInt16] = [64, 56, 2, 64, 0, 0]
    return identity + little(UInt16(3)) + little(UInt16(62)) + little(UInt32(1)) + places
      + sizes.flatMap { little($0) }
  }

  private func segment(_ type: UInt32, _ offset: UInt64, _ size: UInt64) -> [UInt8] {
    little(type) + little(UInt32(4)) + little(offset) + little(offset) + little(offset)
      + little(size) + little(size) + little(UInt64(8))
  }

  private var hashes: [UInt8] {
    let chain = symbols.enumerated().map { index, symbol in
      let hash = symbol.name.utf8.reduce(UInt32(5381)) { $0 &* 33 &+ UInt32($1) }
      return index == symbols.count - 1 ? hash | 1 : hash & ~1
    }
    let first: UInt32 = symbols.isEmpty ? 0 : 1
    return [1, 1, 1, 0].flatMap { little(UInt32($0)) } + little(UInt64.max) + little(first)
      + chain.flatMap { little($0) }
  }

  private func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}

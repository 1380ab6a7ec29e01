/// The reserved words, recognised by their bytes packed into one number, the first byte lowest.
enum Keywords {
  /// The kind of the word, `.name` unless it is reserved.
  ///
  /// No reserved word is longer than the eight bytes that fit.
  static func kind(ofPacked word: UInt64) -> TokenKind {
    switch word {
    case 0x65736c6146: .falseKeyword
    case 0x656e6f4e: .noneKeyword
    case 0x65757254: .trueKeyword
    case 0x646e61: .andKeyword
    case 0x7361: .asKeyword
    case 0x747265737361: .assertKeyword
    case 0x636e797361: .asyncKeyword
    case 0x7469617761: .awaitKeyword
    case 0x6b61657262: .breakKeyword
    case 0x7373616c63: .classKeyword
    case 0x65756e69746e6f63: .continueKeyword
    case 0x666564: .defKeyword
    case 0x6c6564: .delKeyword
    case 0x66696c65: .elifKeyword
    case 0x65736c65: .elseKeyword
    case 0x747065637865: .exceptKeyword
    case 0x796c6c616e6966: .finallyKeyword
    case 0x726f66: .forKeyword
    case 0x6d6f7266: .fromKeyword
    case 0x6c61626f6c67: .globalKeyword
    case 0x6669: .ifKeyword
    case 0x74726f706d69: .importKeyword
    case 0x6e69: .inKeyword
    case 0x7369: .isKeyword
    case 0x6164626d616c: .lambdaKeyword
    case 0x6c61636f6c6e6f6e: .nonlocalKeyword
    case 0x746f6e: .notKeyword
    case 0x726f: .orKeyword
    case 0x73736170: .passKeyword
    case 0x6573696172: .raiseKeyword
    case 0x6e7275746572: .returnKeyword
    case 0x797274: .tryKeyword
    case 0x656c696877: .whileKeyword
    case 0x68746977: .withKeyword
    case 0x646c656979: .yieldKeyword
    default: .name
    }
  }
}

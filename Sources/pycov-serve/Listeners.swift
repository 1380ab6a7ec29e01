internal import NIOConcurrencyHelpers
internal import NIOCore
internal import NIOHTTP1

/// The pages that are open and wait for the next version.
final class Listeners: Sendable {
  private let channels = NIOLockedValueBox<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    let key = ObjectIdentifier(channel)
    channels.withLockedValue { $0[key] = channel }
    channel.closeFuture.whenComplete { [channels] _ in
      channels.withLockedValue { $0[key] = nil }
    }
  }

  /// Says to all of them that there is a new version.
  func tell() {
    let event = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "data: new\n\n")))
    for channel in channels.withLockedValue({ Array($0.values) }) {
      channel.writeAndFlush(event, promise: nil)
    }
  }
}

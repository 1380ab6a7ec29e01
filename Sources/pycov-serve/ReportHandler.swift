internal import NIOCore
internal import NIOHTTP1
internal import Serving

/// Answers the requests of one connection.
final class ReportHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let site: Site
  private let listeners: Listeners
  private var request: HTTPRequestHead?

  init(_ site: Site, _ listeners: Listeners) {
    self.site = site
    self.listeners = listeners
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): request = head
    case .body: break
    case .end:
      guard let request else { return }
      self.request = nil
      answer(request, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ request: HTTPRequestHead, _ context: ChannelHandlerContext) {
    // Two names for this machine would be one too many.
    let hosts = request.headers["host"]
    let host = hosts.count == 1 ? hosts.first : nil
    switch site.answer(request.method.rawValue, request.uri, host: host) {
    case .page(let bytes, let type):
      send(request, .ok, ByteBuffer(bytes: bytes), type, context)
    case .refused(let code, let words):
      let status = HTTPResponseStatus(statusCode: code, reasonPhrase: words)
      send(request, status, ByteBuffer(string: "\(words)\n"), "text/plain", context)
    case .events:
      let headers = headers(type: "text/event-stream")
      write(.head(.init(version: request.version, status: .ok, headers: headers)), context)
      listeners.add(context.channel)
    }
  }

  private func send(
    _ request: HTTPRequestHead, _ status: HTTPResponseStatus, _ body: ByteBuffer, _ type: String,
    _ context: ChannelHandlerContext
  ) {
    var headers = headers(type: type)
    headers.add(name: "content-length", value: "\(body.readableBytes)")
    if !request.isKeepAlive { headers.add(name: "connection", value: "close") }
    write(.head(.init(version: request.version, status: status, headers: headers)), context)
    if request.method != .HEAD { write(.body(.byteBuffer(body)), context) }
    write(.end(nil), context)
    if !request.isKeepAlive { context.close(promise: nil) }
  }

  private func headers(type: String) -> HTTPHeaders {
    [
      "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin", "referrer-policy": "no-referrer",
    ]
  }

  private func write(_ part: HTTPServerResponsePart, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(part), promise: nil)
  }
}

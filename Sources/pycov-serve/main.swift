internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Serving

/// `pycov-serve FOLDER PORT`: serves the pages in a folder on 127.0.0.1 alone.
///
/// `pycov serve` starts it: each line on standard input says that the pages are new, and its end
/// that there will be no more.

func fail(_ text: String) -> Never {
  let line = Array("pycov: \(text)\n".utf8)
  _ = unsafe line.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  exit(1)
}

let words = CommandLine.arguments
guard words.count == 3, let port = Int(words[2]), (0...65535).contains(port) else {
  fail("pycov-serve is for 'pycov serve' to start")
}
let folder = words[1]
let listeners = Listeners()
let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
  .serverChannelOption(ChannelOptions.socketOption(.so_reuseaddr), value: 1)
  .childChannelInitializer { channel in
    channel.eventLoop.makeCompletedFuture {
      guard let local = channel.localAddress?.port, let site = Site(folder, port: local) else {
        throw ChannelError.eof
      }
      let pipeline = channel.pipeline.syncOperations
      try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
      try pipeline.addHandler(ReportHandler(site, listeners))
    }
  }
do {
  let channel = try bootstrap.bind(host: "127.0.0.1", port: port).wait()
  print(
    "serving '\(folder)' at http://127.0.0.1:\(channel.localAddress?.port ?? port)/; end it with Control-C"
  )
  fflush(nil)
} catch {
  fail("cannot listen on port \(port): \(error); choose another with --port")
}
while readLine() != nil { listeners.tell() }

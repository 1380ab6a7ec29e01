// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every target; a target may add to them, never take any away.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// What a library that CPython loads needs beside them: its own copy of the Swift runtime, and of
/// the C++ library, which takes longer to load than all the rest.
let loadable: [SwiftSetting] = settings + [.unsafeFlags(["-static-stdlib"])]
let loadableLinking: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib"]),
  .unsafeFlags(
    [
      "-L\(Context.packageDirectory)/Linking", "-Xclang-linker", "-static-libgcc",
      "-Xlinker", "--exclude-libs=ALL", "-use-ld=lld",
      "-Xlinker", "--version-script=\(Context.packageDirectory)/Linking/loadable.map",
    ], .when(configuration: .release)),
]

/// The functions of CEmbedding that come before the C library's in the embedded Python.
let exported = [
  "execv", "execve", "execvp", "execvpe", "fexecve", "posix_spawn", "posix_spawnp",
]

/// How the commands are linked: at a fixed address, which starts faster, and with every library but
/// the C library inside, because the embedded Python may bring other versions of them.
let commandLinking: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-Xlinker", "-no-pie", "-Xlinker", "--no-export-dynamic",
      "-L\(Context.packageDirectory)/Linking", "-Xclang-linker", "-static-libgcc",
    ] + exported.flatMap { ["-Xlinker", "--export-dynamic-symbol=\($0)"] },
    .when(configuration: .release))
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "pycov",
  products: [
    .executable(name: "pycov", targets: ["pycov"]),
    .executable(name: "pycov-serve", targets: ["pycov-serve"]),
    .executable(name: "pyprof", targets: ["pyprof"]),
    .library(name: "pycov_agent", type: .dynamic, targets: ["Agent"]),
    .library(name: "pycov_probe", type: .dynamic, targets: ["MonitoringProbe"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // C libraries.
    .systemLibrary(name: "CPython", pkgConfig: "python3", providers: [.apt(["libpython3-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPCRE2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    // Leaves: no Python, no Foundation.
    .target(name: "Files", swiftSettings: settings),
    .target(name: "FileSelection", dependencies: ["Files"], swiftSettings: settings),
    .target(name: "Journal", dependencies: ["Files"], swiftSettings: settings),
    .target(name: "ProfileLog", dependencies: ["Files"], swiftSettings: settings),
    .target(name: "CClock"),
    .target(name: "CInheritance"),
    .target(name: "CEmbedding", dependencies: ["CInheritance"]),
    .target(
      name: "Interpreter", dependencies: ["CEmbedding", "CInheritance", "Files"],
      swiftSettings: settings),
    .target(
      name: "PythonRegex", dependencies: ["CPCRE2"], swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-Xlinker", "-l:libpcre2-8.a"])]),

    // What runs inside a measured interpreter.
    .target(name: "CStartUp", dependencies: ["CPython", "CInheritance"]),
    .target(name: "Python", dependencies: ["CPython"], swiftSettings: settings),
    .target(name: "Monitoring", dependencies: ["Python"], swiftSettings: settings),
    .target(
      name: "Agent",
      dependencies: [
        "CStartUp", "CClock", "Monitoring", "Journal", "ProfileLog", "ProfileTargets",
        "FileSelection", "Files",
      ],
      swiftSettings: loadable, linkerSettings: loadableLinking, plugins: ["EmbedFiles"]),
    .target(
      name: "MonitoringProbe", dependencies: ["Monitoring"],
      swiftSettings: loadable, linkerSettings: loadableLinking),

    // What it means, and how it is shown.
    .target(name: "Source", dependencies: ["PythonRegex"], swiftSettings: settings),
    .target(
      name: "Settings", dependencies: ["Files", "PythonRegex", "TOMLKit"], swiftSettings: settings),
    .target(
      name: "Coverage",
      dependencies: [
        "Source", "PythonRegex", "Journal", "FileSelection", "Files", "CSQLite",
      ],
      swiftSettings: settings,
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "-l:libsqlite3.a", "-Xlinker", "--exclude-libs=libsqlite3.a"]),
        .linkedLibrary("m"),
      ]),
    .target(
      name: "Reports",
      dependencies: ["Coverage", "Profiler", "Source", "PythonRegex", "Files", "CZlib"],
      swiftSettings: settings,
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "-l:libz.a", "-Xlinker", "--exclude-libs=libz.a"])
      ],
      plugins: ["EmbedFiles"]),
    .target(
      name: "Profiler", dependencies: ["ProfileLog", "Journal", "Files"], swiftSettings: settings),
    .target(name: "ProfileTargets", swiftSettings: settings),
    .target(
      name: "Imports", dependencies: ["Coverage", "Source", "Files"], swiftSettings: settings),
    .target(name: "Serving", dependencies: ["Files"], swiftSettings: settings),
    .executableTarget(
      name: "pycov-serve",
      dependencies: [
        "Serving", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: settings, linkerSettings: commandLinking),
    .executableTarget(name: "FileEmbedder", dependencies: ["Files"], swiftSettings: settings),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["FileEmbedder"]),

    // The commands.
    .target(name: "Tooling", dependencies: ["Files"], swiftSettings: settings),
    .target(
      name: "Launching", dependencies: ["Tooling", "Interpreter", "Journal", "Files"],
      swiftSettings: settings),
    .target(
      name: "History", dependencies: ["Reports", "Tooling", "Interpreter", "Files"],
      swiftSettings: settings),
    .executableTarget(
      name: "pycov",
      dependencies: [
        "Coverage", "Profiler", "ProfileTargets", "Imports", "Reports", "Settings", "Source",
        "History", "Launching", "Tooling", "Interpreter", "Journal", "FileSelection", "Files",
        "PythonRegex",
        argumentParser,
      ],
      swiftSettings: settings, linkerSettings: commandLinking),
    .executableTarget(
      name: "pyprof",
      dependencies: [
        "Profiler", "ProfileLog", "ProfileTargets", "Reports", "Coverage", "Settings",
        "FileSelection", "Source", "PythonRegex", "History", "Launching", "Tooling", "Interpreter",
        "Journal",
        "Files", argumentParser,
      ],
      swiftSettings: settings, linkerSettings: commandLinking),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Files"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "FilesTests", dependencies: ["Files", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: settings),
    .testTarget(
      name: "FileSelectionTests", dependencies: ["FileSelection", "Files", "TestSupport"],
      exclude: ["Cases"],
      swiftSettings: settings),
    .target(
      name: "ProfileExamples", dependencies: ["Profiler"], path: "Tests/ProfileExamples",
      swiftSettings: settings),
    .testTarget(
      name: "ProfilerTests", dependencies: ["Profiler", "ProfileExamples", "Files", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ProfileTargetsTests", dependencies: ["ProfileTargets"], swiftSettings: settings),
    .testTarget(
      name: "JournalTests", dependencies: ["Journal", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "InterpreterTests", dependencies: ["Interpreter", "Files", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PythonRegexTests", dependencies: ["PythonRegex", "TestSupport"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "MonitoringTests", dependencies: ["TestSupport"], exclude: ["Scripts"],
      swiftSettings: settings),
    .executableTarget(
      name: "SourceFacts", dependencies: ["Source", "PythonRegex", "Files"],
      path: "Tests/SourceFacts", swiftSettings: settings),
    .executableTarget(
      name: "Fuzzer",
      dependencies: [
        "Source", "PythonRegex", "Coverage", "Journal", "FileSelection", "Settings", "Files",
        "CSQLite", "Profiler", "ProfileExamples", "Imports", "Reports",
      ],
      path: "Tests/Fuzzer", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests", dependencies: ["Fuzzer", "Files", "TestSupport"], exclude: ["Snippets"],
      swiftSettings: settings),
    .testTarget(name: "FlowTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "SourceTests", dependencies: ["Source", "PythonRegex", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "TestSupport"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(
      name: "CoverageTests",
      dependencies: [
        "Coverage", "Source", "PythonRegex", "Journal", "Files", "FileSelection",
        "TestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "ImportsTests",
      dependencies: ["Imports", "Coverage", "Reports", "Source", "Files", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ServingTests", dependencies: ["Serving", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Coverage", "Profiler", "ProfileExamples", "Source", "PythonRegex", "Files",
        "TestSupport",
      ],
      exclude: ["Golden", "Schemas", "Scripts"], swiftSettings: settings),
    .testTarget(
      name: "PyprofTests", dependencies: ["Files", "TestSupport"], exclude: ["Programs"],
      swiftSettings: settings),
    .testTarget(
      name: "PycovTests", dependencies: ["Files", "TestSupport"], exclude: ["Programs"],
      swiftSettings: settings),
  ])

internal import Glibc

/// `Fuzzer TARGET --seed FIRST --count N --folder FOLDER [--show | --keep] SAMPLE...`:
/// makes an input for each seed and reads it. A line says which seed comes next, so that the last
/// line names the one at which a process died; one that broke a rule says so on standard error.
///
/// With `--show` the input of the first seed is written to standard output; with `--keep` every
/// input becomes a file in the folder and nothing is read.
exit(try Request(CommandLine.arguments.dropFirst()).run())

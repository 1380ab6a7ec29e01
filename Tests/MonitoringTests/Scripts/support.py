"""What the scripts share: the probe, rows of output, and events as text."""

import importlib.machinery
import importlib.util
import sys

mon = sys.monitoring
E = mon.events


def load(path):
    loader = importlib.machinery.ExtensionFileLoader("pycov_probe", path)
    spec = importlib.util.spec_from_file_location("pycov_probe", path, loader=loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


probe = load(sys.argv[1])


def row(name, *values, **labelled):
    """Prints `name: value` for each value, and `name: label = value` for each labelled one."""
    for value in values:
        print(f"{name}: {value}")
    for label, value in labelled.items():
        print(f"{name}: {label.replace('_', ' ')} = {value}")


def attempt(function, *arguments):
    """What a call gives, or the exception it raises, as text."""
    try:
        return repr(function(*arguments))
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


def raised(function, *arguments):
    """The name of the exception that a call raises, or `nothing`."""
    try:
        function(*arguments)
    except BaseException as error:
        return type(error).__name__
    return "nothing"


def line_at(code, offset):
    """The line of a byte offset, counted from the first line of the code object."""
    for start, end, line in code.co_lines():
        if start <= offset < end:
            return "+none" if line is None else f"+{line - code.co_firstlineno}"
    return "+outside"


def named(value):
    """A value as text that is the same in each run and version."""
    if isinstance(value, BaseException):
        return type(value).__name__
    return getattr(value, "__qualname__", None) or repr(value)


def text(event, tools=False):
    """Such as `LINE f+1` or `CALL f+1 len '...'`; lines count from the first of the code object."""
    tool, name, code, place, *rest = event
    if name == "LINE":
        where = f"+{place - code.co_firstlineno}"
    else:
        where = line_at(code, place)
    if name.startswith("BRANCH") or name == "JUMP":
        rest = [line_at(code, rest[0])]
    else:
        rest = [named(value) for value in rest]
    words = [f"{tool}:{name}" if tools else name, code.co_qualname + where, *rest]
    return " ".join(words)


def taken(file, tools=False):
    """The recorded events of functions of a file, as text."""
    events = [e for e in probe.take() if e[2].co_filename == file]
    events = [e for e in events if e[2].co_name not in ("<module>", "observe")]
    return [text(event, tools) for event in events] or ["nothing"]


def observe(file, names, function, *codes, response="keep", tool=3):
    """Calls a function with events on, in all code or in `codes` alone, and tells what came."""
    probe.claim(tool, "observer")
    for name in names.split("|"):
        probe.record(tool, name, response)
    probe.take()
    for code in codes:
        probe.set_local_events(tool, code, names)
    if not codes:
        probe.set_events(tool, names)
    try:
        function()
    except Exception:
        pass
    finally:
        for code in codes:
            probe.set_local_events(tool, code, "")
        probe.release(tool)
    return taken(file)

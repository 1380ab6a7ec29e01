"""The options of the plugin, in pytest-cov's words and, with `pycov` for `cov`, in ours.

PYTEST_DONT_REWRITE
"""

import argparse

TERMINAL = ("term", "term-missing")
FILES = ("annotate", "html", "xml", "json", "markdown", "markdown-append", "lcov")
MARKDOWN = FILES[4:6]


def add(parser, stem):
    """Adds every option under the name that starts with `stem`, and under `pycov` in any case."""
    group = parser.getgroup("cov", "coverage")

    def option(name, destination=None, **attributes):
        attributes["dest"] = destination or name.replace("-", "_").replace("cov", stem, 1)
        group.addoption(f"--{name.replace('cov', stem, 1)}", **attributes)
        if stem != "pycov":
            attributes["help"] = argparse.SUPPRESS
            group.addoption(f"--{name.replace('cov', 'pycov', 1)}", **attributes)

    source = f"{stem}_source"
    option(
        "cov", source, action="append", nargs="?", const=True, default=[], metavar="SOURCE",
        help="Measure this folder or package; may be repeated. Without a value, measure what the "
        "settings say; with an empty one, everything that is not installed.",
    )
    option(
        "cov-reset", source, action="store_const", const=[], help="Forget the sources given so far."
    )
    option(
        "cov-report", type=_report, action=_Reports, default={}, metavar="TYPE",
        help="A report at the end: term or term-missing, also with ':skip-covered'; annotate, html, "
        "xml, json, markdown, markdown-append or lcov, also with ':DEST'. May be repeated; an empty "
        "one stands for no report.",
    )
    option(
        "cov-config", default=".coveragerc", metavar="PATH",
        help="Read the settings from this file. Default: .coveragerc",
    )
    option("no-cov-on-fail", action="store_true", default=False, help="No report if a test failed.")
    option(
        "no-cov", action="store_true", default=False,
        help="Neither measure nor report, as for a debugger.",
    )
    option(
        "cov-fail-under", type=_threshold, metavar="MIN",
        help="Fail if the total is below this percentage.",
    )
    option(
        "cov-append", action="store_true", default=False,
        help="Add to what the data file holds instead of beginning anew.",
    )
    option("cov-branch", action="store_true", default=None, help="Record branches, too.")
    option("cov-precision", type=int, default=None, help="Decimals of percentages.", metavar="N")
    option(
        "cov-context", type=_context, metavar="CONTEXT",
        help="Record which tests ran what: 'test' is the one choice.",
    )


class Options:
    """What was asked for in this session."""

    def __init__(self, namespace, stem, arguments=()):
        def value(name):
            return getattr(namespace, f"{stem}_{name}")

        self.stem = stem
        self.is_disabled = getattr(namespace, f"no_{stem}")
        self.is_overruled = self.is_disabled and _follows(arguments, stem)
        self.skips_failed = getattr(namespace, f"no_{stem}_on_fail")
        self.config = value("config")
        self.appends = value("append")
        self.branch = value("branch")
        self.precision = value("precision")
        self.minimum = value("fail_under")
        self.context = value("context")
        named = value("source")
        self.is_asked = bool(named)
        # Named sources count for nothing beside an option without one.
        self.sources = None if True in named else list(dict.fromkeys(named))
        reports = value("report") or {"term": None}
        self.reports = {} if list(reports) == [""] else reports

    @property
    def recording(self):
        """What recording has to know of them, as `pycov run` writes it when it reads them first."""
        lines = ["cov"]
        lines += [f"source={source}" for source in self.sources or ()]
        lines += [f"config={self.config}"] if self.config != ".coveragerc" else []
        lines += ["branch"] if self.branch else []
        lines += ["append"] if self.appends else []
        lines += [f"context={self.context}"] if self.context else []
        return "\n".join(lines)


def _follows(arguments, stem):
    """Whether there are options of ours after the one that turns all off."""
    words = [str(word) for word in arguments]
    start = next((i for i, word in enumerate(words) if word in (f"--no-{stem}", "--no-pycov")), None)
    prefixes = (f"--{stem}", "--pycov")
    return start is not None and any(word.startswith(prefixes) for word in words[start:])


def _report(text):
    kind, colon, detail = text.partition(":")
    if kind not in (*TERMINAL, *FILES, ""):
        choices = ", ".join(TERMINAL + FILES)
        raise argparse.ArgumentTypeError(f'invalid choice: "{text}" (choose from {choices})')
    if not colon:
        return kind, "coverage.md" if kind in MARKDOWN else None
    if kind in TERMINAL and detail == "skip-covered" or kind in FILES:
        return kind, detail
    raise argparse.ArgumentTypeError(
        f'output specifier not supported for: "{text}" (choose from {", ".join(FILES)})'
    )


class _Reports(argparse.Action):
    """Collects the reports by type."""

    def __call__(self, parser, namespace, values, option_string=None):
        kind, destination = values
        reports = {**getattr(namespace, self.dest), kind: destination}
        setattr(namespace, self.dest, reports)
        places = [reports[each] for each in MARKDOWN if each in reports]
        if len(places) > len(set(places)):
            parser.error(
                f"markdown and markdown-append cannot both write '{places[0]}'; give one of them "
                f"another file, as in {option_string}=markdown:FILE"
            )


def _threshold(text):
    try:
        number = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError("an integer or float value is required") from None
    if number > 100:
        raise argparse.ArgumentTypeError(f"the maximum is 100, not {text}")
    return int(text) if text.strip().isdecimal() else number


def _context(text):
    if text != "test":
        raise argparse.ArgumentTypeError("'test' is the only choice")
    return text

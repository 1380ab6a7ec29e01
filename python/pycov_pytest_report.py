"""The reports at the end of a session, and their words.

PYTEST_DONT_REWRITE
"""

import os

TITLES = {
    "html": "HTML written to dir", "xml": "XML written to file", "json": "JSON written to file",
    "markdown": "Markdown information written to file",
    "markdown-append": "Markdown information appended to file", "lcov": "LCOV written to file",
}


class Summary:
    """Makes the reports when it is made itself, and writes their text when pytest does."""

    def __init__(self, command, options, checked):
        self.command = command
        self.options = options
        self.text = []
        self.complaints = {}
        self.facts = {}
        self.problem = None
        self.misses = []
        self._count()
        self.failures = self.misses if checked else []
        if self.problem is None:
            self._make()

    @property
    def errors(self):
        """Lines to be told at once."""
        failed = [f"WARNING: Failed to generate report: {self.problem}\n"] if self.problem else []
        return failed + [f"ERROR: Coverage failure: {miss}" for miss in self.failures]

    def write(self, reporter, places):
        required = self.minimum is not None and self.minimum > 0
        shown = self.problem is None and bool(self.options.reports or required)
        if shown or required:
            reporter.write_sep("=", "tests coverage")
        if shown:
            self._write_places(reporter, places)
            reporter.write("".join(f"{line}\n" for line in self.complaints))
            reporter.write("".join(self.text))
        if required:
            self._write_threshold(reporter)

    def _write_places(self, reporter, places):
        if len(places) == 1:
            reporter.write_sep("_", f"coverage: {places[0]}")
        else:
            reporter.write_sep("_", "coverage")
            for place in places:
                reporter.write_sep(" ", place)
        reporter.write("\n")

    def _write_threshold(self, reporter):
        missed = bool(self.misses)
        words = ("FAIL ", "not reached") if missed else ("", "reached")
        reporter.write(
            f"{words[0]}Required test coverage of {self.minimum}% {words[1]}. "
            f"Total coverage: {self.total:.2f}%\n",
            **{"red" if missed else "green": True, "bold": missed},
        )

    def _count(self):
        """Asks for the total and what it has to be."""
        options = self.options
        words = [] if options.minimum is None else [f"--fail-under={options.minimum}"]
        answer = self._run("totals", *words)
        self.total = 0.0
        self.minimum = options.minimum
        for line in answer.stdout.splitlines():
            key, _, value = line.partition("=")
            if key == "miss":
                self.misses.append(value)
            else:
                self.facts[key] = value
        self.total = float(self.facts.get("total", 0))
        if self.minimum is None and "minimum" in self.facts:
            self.minimum = float(self.facts["minimum"])
        if answer.returncode:
            self.problem = answer.stderr.strip().removeprefix("pycov: ")
        elif "problem" in self.facts:
            # The remedy that follows is for the command line.
            self.problem = self.facts["problem"].partition(";")[0]

    def _run(self, name, *words):
        precision = self.options.precision
        shared = [] if precision is None else [f"--precision={precision}"]
        answer = self.command.run(name, "--ignore-errors", *shared, *words)
        lines = answer.stderr.splitlines()
        thresholds = "pycov: coverage failure: "
        self.complaints.update(dict.fromkeys(x for x in lines if not x.startswith(thresholds)))
        return answer

    def _report(self, name, *words):
        """Makes one report, whatever the settings say of thresholds; returns what it printed."""
        return self._run(name, "--fail-under=0", *words).stdout

    def _make(self):
        reports = self.options.reports
        if not {"term", "term-missing"}.isdisjoint(reports):
            words = ["--show-missing"] if "term-missing" in reports else []
            words += ["--skip-covered"] if "skip-covered" in reports.values() else []
            self.text.append(self._report("report", *words))
        if "annotate" in reports:
            self._annotate(reports["annotate"])
        for kind in TITLES:
            if kind in reports:
                self._write_file(kind, reports[kind])

    def _annotate(self, folder):
        self._report("annotate", *([f"--directory={folder}"] if folder else []))
        where = f"written to dir {folder}" if folder else "written next to source"
        self.text.append(f"Coverage annotated source {where}\n")

    def _write_file(self, kind, place):
        if kind.startswith("markdown"):
            path = os.path.join(self.command.folder, place)
            with open(path, "a" if kind.endswith("append") else "w", encoding="utf-8") as file:
                file.write(self._report("report", "--format=markdown"))
        else:
            option = "--directory" if kind == "html" else "--output"
            self._report(kind, "--quiet", *([f"{option}={place}"] if place else []))
        self.text.append(f"Coverage {TITLES[kind]} {place or self.facts[kind]}\n")

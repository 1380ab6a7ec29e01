"""The value of the fixture `cov`: the members of coverage.py's object that tests use.

PYTEST_DONT_REWRITE
"""

import os

from pycov_pytest import agent


class Handle:
    """The recording of this process."""

    def __init__(self, command):
        self._command = command
        self.data_file = agent().session()["data_file"]

    def start(self):
        agent().resume()

    def stop(self):
        agent().pause()

    def save(self):
        """Brings the data file up to date."""
        self._run("fold")

    def switch_context(self, new_context):
        agent().switch_context(new_context)

    def report(self, file=None, show_missing=None, skip_covered=None, output_format=None):
        """Writes the table; returns the total in per cent."""
        words = ["--show-missing"] if show_missing else []
        words += ["--skip-covered"] if skip_covered else []
        words += [f"--format={output_format}"] if output_format else []
        text = self._run("report", "--fail-under=0", *words)
        print(text, end="", file=file)
        return self._total()

    def html_report(self, directory=None):
        return self._file("html", "--directory", directory)

    def xml_report(self, outfile=None):
        return self._file("xml", "--output", outfile)

    def json_report(self, outfile=None):
        return self._file("json", "--output", outfile)

    def lcov_report(self, outfile=None):
        return self._file("lcov", "--output", outfile)

    def _file(self, name, option, place):
        words = [f"{option}={os.fspath(place)}"] if place else []
        self._run(name, "--fail-under=0", "--quiet", *words)
        return self._total()

    def _total(self):
        lines = self._run("totals").splitlines()
        return float(dict(line.partition("=")[::2] for line in lines).get("total", 0))

    def _run(self, *words):
        answer = self._command.run(*words)
        if answer.returncode:
            raise RuntimeError(answer.stderr.strip())
        return answer.stdout

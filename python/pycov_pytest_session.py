"""A session that was asked to record: its tests' contexts, and its reports at the end.

PYTEST_DONT_REWRITE
"""

import os
import sys
import warnings

import pytest
from pycov_pytest import agent, is_silent, part


class PycovWarning(pytest.PytestWarning):
    """Something of the recording is not as it was asked for."""


_sessions = []
"""The sessions that run now, those inside others last."""

_ended = []
"""Those before them."""


def begin(options):
    """Sees to it that what the options ask for is recorded, and returns the session's plugin."""
    recorder = agent()
    if options.is_disabled:
        if recorder:
            recorder.stop()
        return Disabled(options)
    if recorder is None:
        if "PYTEST_XDIST_WORKER" not in os.environ and not is_silent():
            part("pycov_pytest_begin").begin(options)
    elif not _sessions:
        if _ended and not options.appends:
            recorder.restart()
        if recorder.session()["pytest"] != options.recording:
            _catch_up(recorder, options)
    return Session(options, os.getcwd())


def _catch_up(recorder, options):
    """Applies what became known only now, when some code has run already."""
    command = Command(recorder.session()["command"], os.getcwd())
    answer = command.run("begin", "--session-only", options.recording)
    if answer.returncode:
        raise pytest.UsageError(answer.stderr.strip())
    recorder.reselect(answer.stdout)
    if options.branch and recorder.session()["branch"] != "1":
        warnings.warn(
            PycovWarning(
                "branches are not recorded: the option came when recording had begun; "
                "set branch in the settings, or use 'pycov run --branch'"
            )
        )


class Disabled:
    """Says at the end that nothing was recorded, if options have it otherwise."""

    def __init__(self, options):
        self.options = options
        self.handle = None

    def pytest_terminal_summary(self, terminalreporter):
        if self.options.is_overruled:
            terminalreporter.write_sep("=", "tests coverage")
            switch = f"--no-{self.options.stem}"
            text = f"WARNING: Coverage disabled via {switch} switch!\n"
            terminalreporter.write(text, red=True, bold=True)


class Session:
    """Recording in one session: in each process where tests run, and in the one that reports."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.summary = None
        self.places = {_place(sys.platform, sys.version_info)}
        self._handle = None

    @property
    def handle(self):
        """What the fixture `cov` is."""
        if self._handle is None and agent():
            self._handle = part("pycov_pytest_handle").Handle(self.command)
        return self._handle

    @property
    def command(self):
        """The command that reads what this process records."""
        return Command(agent().session()["command"], self.folder)

    def pytest_sessionstart(self, session):
        _sessions.append(self)
        if self.options.context == "test" and agent():
            part("pycov_pytest_contexts").register(session.config.pluginmanager)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node):
        if hasattr(node, "workeroutput"):
            facts = node.gateway._rinfo()
            self.places.add(_place(facts.platform, facts.version_info))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session):
        try:
            result = yield
        except BaseException:
            # Too many tests failed: what ran until then is worth a report.
            controller = session.config.pluginmanager.get_plugin("dsession")
            if session.shouldfail or getattr(controller, "shouldstop", False):
                self._report(session)
            raise
        self._report(session)
        return result

    def _report(self, session):
        if hasattr(session.config, "workerinput") or agent() is None:
            return
        if session.testsfailed and self.options.skips_failed:
            return
        checked = not session.config.option.collectonly
        self.summary = part("pycov_pytest_report").Summary(self.command, self.options, checked)
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        for error in self.summary.errors:
            if reporter:
                reporter.write(f"\n{error}\n", red=True, bold=True)
        if self.summary.failures:
            session.testsfailed += 1

    def pytest_unconfigure(self):
        if self in _sessions:
            _sessions.remove(self)
            _ended.append(self.options.recording)

    def pytest_terminal_summary(self, terminalreporter):
        if self.summary:
            self.summary.write(terminalreporter, sorted(self.places))


def _place(platform, version):
    return f"platform {platform}, python {'{}.{}.{}-{}-{}'.format(*version[:5])}"


class Command:
    """The command `pycov`, for the data of this process."""

    def __init__(self, words, folder):
        # The first words are the executable and its subcommand.
        self.executable, _, *self.options = words
        self.folder = folder

    def run(self, name, *words):
        import subprocess

        return subprocess.run(
            [self.executable, name, *self.options, *words], cwd=self.folder, text=True,
            stdin=subprocess.DEVNULL, capture_output=True,
        )

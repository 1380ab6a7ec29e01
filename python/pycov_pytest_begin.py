"""Recording in a Python that nobody measures yet: `pytest --cov` without `pycov run`.

PYTEST_DONT_REWRITE
"""

import _imp
import os
import shutil
import subprocess
import sys
import sysconfig

import pytest


def begin(options):
    """Starts to record in this process, and in those that it starts from now on."""
    if sys.implementation.name != "cpython" or "t" in sys.abiflags:
        raise pytest.UsageError("pycov measures CPython with its global lock alone; use --no-cov")
    words = [_executable(), "begin", f"--leader={os.getpid()}", options.recording]
    answer = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if answer.returncode:
        raise pytest.UsageError(answer.stderr.strip())
    sys.stderr.write(answer.stderr)
    first = answer.stdout.rstrip("\n")
    folder = os.path.dirname(first)
    os.environ["PYCOV_SESSION"] = first
    sys.modules["pycov_agent"] = _imp.create_dynamic(_Agent(folder))
    os.environ["PYCOV_SESSION"] = os.path.join(folder, "session")
    known = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{folder}{os.pathsep}{known}" if known else folder


class _Agent:
    """What importing the agent's library takes of a module's specification."""

    name = "pycov_agent"

    def __init__(self, folder):
        self.origin = os.path.join(folder, "pycov_agent.so")


def _executable():
    """The command that was installed with this file, or else the first on PATH."""
    schemes = ["posix_prefix", "posix_user", sysconfig.get_default_scheme()]
    folders = [sysconfig.get_path("scripts", scheme) for scheme in reversed(schemes)]
    folders.append(os.path.join(os.path.dirname(__file__), "bin"))
    for folder in folders:
        path = os.path.join(folder, "pycov")
        if os.path.isfile(path):
            return path
    path = shutil.which("pycov")
    if path is None:
        raise pytest.UsageError("the command 'pycov' is not installed; install pycov anew")
    return path

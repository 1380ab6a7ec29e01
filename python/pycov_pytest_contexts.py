"""Contexts: which test, and which part of it, runs a line.

PYTEST_DONT_REWRITE
"""

import sys

import pytest


def register(manager):
    """Tells the recorder of the tests of a session; the controller of xdist has none."""
    if not manager.has_plugin("_pycov_contexts"):
        manager.register(Contexts(sys.modules["pycov_agent"]), "_pycov_contexts")


class Contexts:
    """Switches at the boundaries of tests."""

    def __init__(self, recorder):
        self.switch = recorder.switch_context

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self, item):
        self.switch(f"{item.nodeid}|setup")
        return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item):
        self.switch(f"{item.nodeid}|run")
        return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item):
        self.switch(f"{item.nodeid}|teardown")
        try:
            return (yield)
        finally:
            self.switch("")

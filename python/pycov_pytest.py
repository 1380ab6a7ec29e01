"""The plugin for pytest that comes with a measured interpreter.

The agent runs this file when a session of pytest collects its plugins, and calls `attach`.
"""

import pycov_agent
import pytest


class Plugin:
    """Leaves the tests marked `no_cover` out of the recording."""

    def pytest_configure(self, config):
        config.addinivalue_line("markers", "no_cover: do not record what this test runs")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item):
        if item.get_closest_marker("no_cover") is None:
            return (yield)
        pycov_agent.pause()
        try:
            return (yield)
        finally:
            pycov_agent.resume()


def attach(manager):
    """Registers the plugin with a session's plugin manager."""
    if not manager.has_plugin("pytest_cov"):
        manager.register(Plugin(), "pytest_cov")

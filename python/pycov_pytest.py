"""Coverage in sessions of pytest: pytest-cov's options, marker, fixtures and summary.

The agent runs this file when a session of a measured process collects its plugins, and calls
`attach`. Installed as a package it is a plugin like any other, which can begin to record by itself.

PYTEST_DONT_REWRITE
"""

import importlib
import os
import re
import sys

import pytest


def agent():
    """The recorder of this process; None when nothing is recorded."""
    module = sys.modules.get("pycov_agent")
    return module if module is not None and module.session() is not None else None


def is_silent():
    """Whether recording was turned off for good, here or in the process that started this one."""
    return "pycov_agent" in sys.modules and agent() is None


def part(name):
    """Another file of this plugin, beside this one or built into the agent."""
    module = sys.modules.get("pycov_agent")
    return module.load(name) if module is not None else importlib.import_module(name)


def attach(manager):
    """Registers the plugin with a session's plugin manager."""
    module = sys.modules[__name__]
    if not manager.is_registered(module):
        manager.register(module, "pycov")


def leaves_cov(manager):
    """Whether `--cov` and what goes with it belongs to pytest-cov, or to nobody."""
    names = ("pytest_cov", "pytest_cov.plugin")
    if any(manager.has_plugin(name) for name in names) or manager.is_blocked("pytest_cov"):
        return True
    if not set(names).isdisjoint(os.environ.get("PYTEST_PLUGINS", "").split(",")):
        return True
    # Of the installed plugins, all are there when the agent attaches us, and some before.
    return agent() is None and importlib.util.find_spec("pytest_cov") is not None


def pytest_addoption(parser, pluginmanager):
    stem = "pycov"
    if not leaves_cov(pluginmanager):
        stem = "cov"
        compatible = Compatible()
        pluginmanager.register(compatible, "pytest_cov")
        satisfy(pluginmanager, compatible)
    part("pycov_pytest_options").add(parser, stem)


def satisfy(manager, compatible):
    """Lets settings that require pytest-cov find it: what they want is what stands in for it."""
    config = manager.get_plugin("pytestconfig")
    installed = getattr(manager, "_plugin_distinfo", None)
    if config is None or installed is None:
        return
    required = config.getini("required_plugins")
    if "pytest-cov" in (re.match(r"[\w.-]*", entry)[0] for entry in required):
        installed.append((compatible, StandIn()))


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):
    manager = early_config.pluginmanager
    stem = "cov" if isinstance(manager.get_plugin("pytest_cov"), Compatible) else "pycov"
    options = part("pycov_pytest_options").Options(early_config.known_args_namespace, stem, args)
    if options.is_asked or options.is_disabled:
        session = part("pycov_pytest_session").begin(options)
        manager.register(session, f"_{stem}")


def pytest_configure(config):
    config.addinivalue_line("markers", "no_cover: do not record what this test runs.")
    recorder = agent()
    if recorder:
        config.pluginmanager.register(Exclusion(recorder), "_pycov_exclusion")
        if recorder.session()["dynamic_context"] == "test":
            part("pycov_pytest_contexts").register(config.pluginmanager)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop():
    """Until here a usage error leaves older data as they are."""
    recorder = agent()
    if recorder:
        recorder.begin()


class Exclusion:
    """Leaves the tests that want it out of the recording."""

    def __init__(self, recorder):
        self.recorder = recorder

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item):
        marked = item.get_closest_marker("no_cover") is not None
        if not marked and "no_cover" not in getattr(item, "fixturenames", ()):
            return (yield)
        self.recorder.pause()
        try:
            return (yield)
        finally:
            self.recorder.resume()


class StandIn:
    """What pytest asks of the distribution that a plugin came with."""

    project_name = "pytest-cov"
    version = "7.1.0"
    metadata = {"name": project_name, "version": version}


class Compatible:
    """What other plugins, and tests, find under the name of pytest-cov."""

    @pytest.fixture
    def no_cover(self):
        """Leaves the test out of the recording."""

    @pytest.fixture
    def cov(self, request):
        """The recording of this session; None when there is none."""
        session = request.config.pluginmanager.get_plugin("_cov")
        return session.handle if session is not None else None

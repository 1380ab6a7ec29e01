"""A plugin for pytest that makes two runs of a suite run the same code.

Garbage is collected at the end of each test and at no other time: the collector would come at another place under
each tool, and where it comes inside a trace function, that function is told nothing of the finalizers it runs.
Random numbers begin anew with each test. With pytest-xdist the workers divide the tests by their names, each in the
order of a serial run: what a test runs may depend on what ran in its process before.
"""
import gc, random, zlib

import pytest


def pytest_configure():
    gc.disable()


def pytest_collection_finish():
    # What there is now stays, and need not be looked at after each test.
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup():
    random.seed(0)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    gc.collect()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    from xdist.scheduler import LoadScopeScheduling
    from xdist.workermanage import parse_tx_spec_config

    workers = len(parse_tx_spec_config(config))

    class FixedScheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return str(zlib.crc32(nodeid.encode()) % workers)

    return FixedScheduling(config, log)

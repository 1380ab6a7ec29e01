"""Line_profiler's `profile`, until somebody uses it: programs without it do not wait for the rest."""

import builtins
import sys


class Profile:
    def __init__(self, load):
        self.load = load

    def __call__(self, thing):
        return self.load().profile(thing)

    def __getattr__(self, name):
        return getattr(self.load().profile, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def find_spec(self, name, path=None, target=None):
        return self.load().stand_in() if name == "line_profiler" else None


def install(load):
    """Lets `profile` be found, whether it is imported or, as under kernprof, built in."""
    builtins.profile = Profile(load)
    sys.meta_path.append(builtins.profile)

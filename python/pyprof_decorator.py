"""line_profiler's decorator `profile` while a profile is recorded: it marks, and wraps nothing."""

import sys

from pyprof_marks import mark

FUNCTION, MODULE, CODE = type(lambda: 0), type(sys), type((lambda: 0).__code__)


def codes(thing, module=None):
    """The code objects of what can be decorated: of a class or module, all that it defines."""
    if isinstance(thing, FUNCTION):
        if module is None or thing.__module__ == module:
            yield thing.__code__
    elif isinstance(thing, (type, MODULE)):
        home = thing.__module__ if isinstance(thing, type) else thing.__name__
        if module is None or home == module:
            for part in list(vars(thing).values()):
                if part is not thing and not isinstance(part, MODULE):
                    yield from codes(part, home)
    else:
        for part in parts(thing):
            yield from codes(part, module)


def parts(thing):
    """The functions inside a method, a property, or what functools makes of a function."""
    if isinstance(thing, (classmethod, staticmethod, METHOD)):
        return (thing.__func__,)
    if isinstance(thing, property):
        return (thing.fget, thing.fset, thing.fdel)
    tools = sys.modules.get("functools")
    if tools and isinstance(thing, (tools.partial, tools.partialmethod, tools.cached_property)):
        return (thing.func,)
    return ()


class Decorator:
    """What kernprof calls `profile`, for as much of it as programs use."""

    enabled = True

    def __call__(self, thing):
        if self.enabled:
            for code in codes(thing):
                mark(code)
        return thing

    def add_function(self, *things, **_):
        for thing in things:
            self(thing)

    add_callable = add_class = add_module = add_function

    def enable(self, *_, **__):
        self.enabled = True

    def disable(self):
        self.enabled = False

    def nothing(self, *_, **__):
        """Shows and writes nothing, and needs no calls to begin and end: the profile has it all."""

    enable_by_count = disable_by_count = show = print_stats = dump_stats = nothing

    def __enter__(self):
        return self

    __exit__ = nothing


profile = Decorator()
METHOD = type(profile.enable)


class StandIn:
    """Makes the module `line_profiler` where it is not installed."""

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.profile = profile


def stand_in():
    """What an import finds where nobody else finds `line_profiler`: for code that wants `profile` alone."""
    if wants_profile(sys._getframe(1)):
        return type(sys.__spec__)("line_profiler", StandIn())


def wants_profile(frame):
    """Whether the code that imports has the name `profile`, itself or in what it defines."""
    while frame and frame.f_code.co_filename.startswith(("<frozen importlib", "<pycov>")):
        frame = frame.f_back
    return frame is not None and has_name(frame.f_code)


def has_name(code):
    return "profile" in code.co_names or any(
        has_name(part) for part in code.co_consts if isinstance(part, CODE)
    )


def take_over(profiler):
    """Has line_profiler's own `profile` ask us, unless it has somebody else to ask."""
    if profiler._profile is None:
        profiler._kernprof_overwrite(profile)

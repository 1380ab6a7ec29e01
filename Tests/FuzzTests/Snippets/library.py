"""Code as libraries have it."""

import functools
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Cache", "walk"]


class Cache(dict):
    """A cache.

    It forgets.
    """

    limit: int = 128

    @overload
    def fetch(self, key: str) -> str: ...

    @overload
    def fetch(self, key: int) -> int:
        ...

    def fetch(self, key):
        try:
            return self[key]
        except KeyError:  # pragma: no cover
            return None
        finally:
            if len(self) > self.limit:
                self.clear()

    @property
    @functools.cache
    def size(self):
        return sum(
            len(key) + len(value)
            for key, value in self.items()
            if value is not None
        )


def walk(tree, *, depth=0) -> "Iterator[object]":
    for name, child in sorted(tree.items()):
        if name.startswith("_"):
            continue
        match child:
            case {"type": "leaf", **rest} if rest:
                yield name, rest
            case dict():
                yield from walk(child, depth=depth + 1)
            case [first, *others] | (first, others):
                yield f"{name}: {first!r:>{depth}} {', '.join(map(str, others))}"
            case _:
                break
    else:
        yield None
    with open("x") as source, open("y", "w") as target:
        while line := source.readline():
            target.write(line) if line.strip() else print(
                "empty", file=target
            )


if __name__ == "__main__":
    walk({})

#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Nearly all of the grammar, close together."""
from __future__ import annotations
import os, sys as système; from . import (a, b as c,)
@decorator(x)(y)[z]
async def f[T: (int, str), *Ts, **P](a, /, b: int = 1, *args: *Ts, c=lambda *x, y=2, **z: (x, y), **kw) -> dict[str, T]:
    r'''Raw \d.'''
    global g; nonlocal_ = 1
    async with a as b, (yield) as c: await d
    async for x, *y in [i async for i in z if i if not i for j in i]: break
    else: return
    return (await x)(*a, **b, c=1)[1:2, ::3, ...] @ ~-+not_ ** -2 // 3 << 4 & 5 ^ 6 | 7
class A[T](B, metaclass=M):  # pragma: no cover
    x: int = 0xFF_FF + 0b1_0 + 0o17 + 1_000.5e-1_0j + .5 + 5. + 1e5
    y = 'a' "b"  if True else f'{x!r:>{width}.{precision}f}' f"{f'{"nested"}'=}"
    if TYPE_CHECKING: ...
    type Alias[T] = list[T] | None
try:
    raise E from None
except* (A, B) as e: pass
else: assert x, (
    y)
finally:
    del x, (y), [z]
match x, *y:
    case {'a': 1, **rest} if rest: pass
    case [A(b=-1.5+2j), *_] | (None as c): pass
    case 'a' 'b' | A.b | -0: pass
    case _:
        while (n := n - 1) > 0 is not None in y: continue
        else: pass
if x: y; z
elif not x <= y != z: x += 1; y @= 2; z: int
else:
	x = {**a, 'b': {1, *c}, **{k: v for k, v in d}}; y = [*a, b]; print(*a, sep='')
with (open(x) as f, open(y)): x = \
    1
def g(): yield from x; return lambda: (yield)
'''unindented
  string'''; x = (  # comment

)

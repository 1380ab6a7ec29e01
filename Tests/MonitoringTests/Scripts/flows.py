"""Which arcs lead from line to line, and which events tell of them."""

import types

from support import probe, row


functions = '''
def both(x):
    if x:
        y = 1
    else:
        y = 2
    return y

def skipped(x):
    if x:
        x = 1
    return x

def loop(x):
    for y in x:
        print(y)
    return x

def early(x):
    if x: return 1
    return 2

def last(x):
    if x: x = 2

def breaks(x):
    while x:
        if x == 1: break
        x = 0
    return x

def one_line(x): return x or x + 1

def several(x):
    return (x and
        x)

def caught(x):
    try:
        if x: x.a
        x = 1
    except KeyError:
        x = 2
    return x

def doubtful(x):
    try:
        if x: return x()
        x = 1
    finally:
        x = 2
    return x

def straight(x):
    x = 1
    x = 2
    return x

def generator(x):
    for y in x:
        yield y
    return x

async def coroutine(x):
    async for y in x:
        await y

def asserts(x):
    assert x
    return x

def found(x):
    for y in x:
        if y == 1: continue
        break
    return x

async def far_end(x):
    async with x:
        async for y in x:
            raise KeyError(LONG)
    return x

def far_handler(x):
    try:
        if x: x()
    except KeyError:
        x = LONG
    return x
'''.replace("LONG", "x + " * 300 + "x")

for code in compile(functions, "given.py", "exec").co_consts:
    if isinstance(code, types.CodeType):
        row(code.co_name, *probe.flow(code).split("\n"))

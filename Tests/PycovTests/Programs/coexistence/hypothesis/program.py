import os  # hit

from hypothesis import given, settings, strategies  # hit

import work  # hit


@settings(derandomize=True, database=None)  # hit
@given(strategies.integers(0), strategies.booleans())  # hit
def small(number, other):  # hit
    assert work.classify(number) == "small"  # hit


@settings(derandomize=True, database=None)  # hit
@given(strategies.lists(strategies.integers(0, 9)))  # hit
def totals(numbers):  # hit
    assert work.total(numbers) == sum(numbers)  # hit


for _ in range(2):  # hit
    try:  # hit
        small()  # hit
    except AssertionError as error:  # hit
        print("\n".join(error.__notes__).replace(os.getcwd(), ""))  # hit
totals()  # hit

import calc  # hit
import pytest  # hit


@pytest.mark.parametrize("number", range(20))  # hit
def test_twice(number):  # hit
    assert calc.twice(1) == 2  # hit


def test_exit():  # hit
    calc.add(100, 3)  # hit


def test_kill():  # hit
    calc.add(200, 3)  # hit


def test_add():  # hit
    assert calc.add(300, 7) == 7  # hit

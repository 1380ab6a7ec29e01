import json  # hit

import work  # hit


def test_classify():  # hit
    assert work.classify(1) == "small"  # hit
    assert work.classify(20) == "large"  # hit


def test_total(cov):  # hit
    assert work.total(range(3)) == 3  # hit
    assert cov is not None  # hit

"use strict";
const testNames = ["tests/test_cart.py::TestCart::test_<odd>&", "tests/test_cart.py::test_total[1]", "tests/test_cart.py::test_total[2]", "tests/test_cart.py::test_total[10]", "tests/test_pay.py::test_pay"];
const testFiles = [["shop_cart_py-0ac5b7bd.html", "shop/cart.py"], ["shop_pay_py-c214d9b9.html", "shop/pay.py"]];

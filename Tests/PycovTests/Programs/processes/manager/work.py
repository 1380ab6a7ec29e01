import os  # hit


class Counter:  # hit
    def __init__(self):  # hit
        self.total = 0  # hit

    def add(self, number):  # hit
        if number > 1:  # hit
            self.total += number  # hit
        return self.total  # hit

    def never(self):  # hit
        return None  # miss


def use(counter, values, number):  # hit
    values[number] = counter.add(number)  # hit


def initialize(number):  # hit
    os.environ["NUMBER"] = str(number)  # hit


def square(number):  # hit
    if number == 3:  # hit
        raise ValueError(number)  # hit
    return number * number  # hit

def classify(number):  # hit
    if number > 10:  # hit
        return "large"  # hit
    if number < 0:  # hit !5
        return "negative"  # miss
    return "small"  # hit


def total(numbers):  # hit
    result = 0  # hit
    for number in numbers:  # hit
        result += number  # hit
    return result  # hit


def never():  # hit
    return None  # miss

import atexit  # hit
import json  # hit


def check():  # hit
    with open("theirs.json") as file:  # hit
        measured = json.load(file)["files"]["work.py"]  # hit
    print(measured["executed_lines"], measured["missing_lines"])  # hit


atexit.register(check)  # hit

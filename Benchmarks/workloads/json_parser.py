"""A recursive parser of JSON, with regular expressions for its words as the standard library's has."""

import re

SPACE = re.compile(r"[ \t\n\r]*").match
WORD = re.compile(r"-?\d+(\.\d+)?|true|false|null").match
CONSTANTS = {"true": True, "false": False, "null": None}
TEXT = '{"name": [1, 22, 333, {"deep": ["a", "b", [true, false, null]]}], "other": {"k": "v", "n": 17}}'


def parse(text):
    value, at = parse_value(text, skip(text, 0))
    return value


def skip(text, at):
    return SPACE(text, at).end()


def parse_value(text, at):
    first = text[at]
    if first == "{":
        return parse_object(text, at + 1)
    if first == "[":
        return parse_list(text, at + 1)
    if first == '"':
        return parse_string(text, at + 1)
    return parse_word(text, at)


def parse_object(text, at):
    result = {}
    at = skip(text, at)
    while text[at] != "}":
        key, at = parse_string(text, at + 1)
        at = skip(text, at)
        value, at = parse_value(text, skip(text, at + 1))
        result[key] = value
        at = skip(text, at)
        if text[at] == ",":
            at = skip(text, at + 1)
    return result, at + 1


def parse_list(text, at):
    result = []
    at = skip(text, at)
    while text[at] != "]":
        value, at = parse_value(text, at)
        result.append(value)
        at = skip(text, at)
        if text[at] == ",":
            at = skip(text, at + 1)
    return result, at + 1


def parse_string(text, at):
    end = text.index('"', at)
    return text[at:end], end + 1


def parse_word(text, at):
    found = WORD(text, at)
    if found is None:
        raise ValueError(f"no value at {at}")
    word = found.group()
    if word in CONSTANTS:
        return CONSTANTS[word], found.end()
    return int(word), found.end()


def work(n=5_000):
    count = 0
    for _ in range(n):
        count += len(parse(TEXT))
    return count

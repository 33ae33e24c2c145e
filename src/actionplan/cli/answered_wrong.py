"""Say what is wrong with a typed answer in words of its question, not of a command."""

from __future__ import annotations

import re

from actionplan.messages import not_done, refused_additions
from actionplan.text import dates


def message(said: str) -> str:
    """Say what is wrong, without the name of an option or a field to write it in."""
    return _NOT_ENOUGH.sub("does not answer the question", not_done.but_why(said))


_NOT_ENOUGH = re.compile(
    r'is not enough (?:after --[a-z-]+|for "\w+")(?: under "\w+")?'
    r"(?: in (?:the plan|(?:action|outcome) [^\s.]+(?:\.[^\s.]+)*))?"
)


def remedy(said: str, typed: str, example: str = "June 2027") -> str:
    """Say what to type instead of *typed*: all that can be done by answering.

    *example* is a date that could be the answer.
    """
    sentences = [_answering(each, typed, example) for each in _SENTENCES.split(said)]
    spoken = [each for each in sentences if not _IS_OF_A_COMMAND.search(each)]
    first = _CASE.sub("", spoken[0]) if spoken else "type another answer."
    return " ".join([first, *(s for s in spoken[1:] if s.startswith(_OTHER_CASES))])


_SENTENCES = re.compile(r"(?<=[.?])\s+(?=[A-Z])|\n\s*")
_OTHER_CASES = ("If you mean", "If not, press Ctrl+C")
_IS_OF_A_COMMAND = re.compile(
    r"--[a-z]|\bcommand\b|\bactionplan [a-z]|:\Z"
    r"|\bthis (?:line|field)\b|\bquotation marks\b"
    rf'|"(?:{"|".join(refused_additions.OPTIONS)})"'
)
"""What cannot be done by answering a question."""
_CASE = re.compile(r"\A(?:If not|If there is|Otherwise), ")
"""The case in which to do something, where the other case was of a command."""


def _answering(sentence: str, typed: str, example: str) -> str:
    """Write a sentence of advice for a person who is being asked."""
    sentence = sentence.replace(not_done.WITH_THE_DATE, "type the right date")
    sentence = _DATE_IN_NUMBERS.sub(_date(typed, example), sentence)
    if not _YEAR.fullmatch(typed):
        sentence = _ONE_DATE.sub(_in_words, sentence)
    for pattern, words in _PHRASES:
        sentence = pattern.sub(words, sentence)
    return sentence


def _date(typed: str, example: str) -> str:
    """Say how to type a date that could not be read; often only a part is missing."""
    match dates.lacks(typed):
        case "year" | "month" as part:
            return f"type the {part} as well, such as {example}"
        case _:
            return f"type the month and the year, such as {example}"


def _in_words(found: re.Match[str]) -> str:
    """Say to type a date as people say it."""
    read = dates.parse(found["date"])
    return f"type {read.words if read else found['date']}"


_YEAR = re.compile(r"[0-9]{4}")
_ONE_DATE = re.compile(
    rf"{not_done.AGAIN}, and type (?:--[a-z-]+ )?(?P<date>[0-9]{{4}}-[0-9-]+)(?! \()"
)
"""A date that is suggested. A month that is the end of a period is said as well."""
_DATE_IN_NUMBERS = re.compile(
    rf"{not_done.AGAIN}, and type (?:--[a-z-]+ )?(?:YYYY|[0-9]{{4}})-MM[^.]*(?=\.)"
)
_PHRASES = (
    (re.compile(rf"(?:{not_done.AGAIN}, and )?type (?:--[a-z-]+ )?(?=[0-9])"), "type "),
    (re.compile(r'(?<=[0-9]) in "\w+"'), ""),
    (
        re.compile(
            r"say (?:in the text of the new action|after --[a-z-]+) (?=what|how)"
        ),
        "type the answer again, and say ",
    ),
    (
        re.compile(r'delete the date from "\w+"(?:, because the due date .* with it)?'),
        "type the answer again without the date",
    ),
    (re.compile(r"\AIf not, (?=add to )"), "If not, press Ctrl+C, and "),
    (re.compile(r"\b(?:[Aa]fter --[a-z-]+, )?[Ii]n quotation marks, "), ""),
    (re.compile(r",? in quotation marks\b,?"), ""),
    (re.compile(r"\A[Aa]fter --[a-z-]+, "), ""),
    (re.compile(r" after --[a-z-]+"), ""),
    (re.compile(r",? and [^,]*--[a-z-]+"), ""),
    (re.compile(r"(?:\A|(?<=, ))write "), "type "),
)
"""Parts of advice about a command, and what they are in an answer."""


def unquoted(typed: str) -> str:
    """Return an answer without a pair of quotation marks round the whole of it."""
    for marks in _PAIRS:
        inside = typed[1:-1]
        if typed[:1] == marks[0] and typed[-1:] == marks[1] and inside.strip():
            return typed if set(inside) & set(marks) else inside.strip()
    return typed


_PAIRS = ('""', "''", "\u201c\u201d", "\u2018\u2019")

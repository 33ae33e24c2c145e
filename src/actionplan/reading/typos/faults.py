"""What is wrong with a line, together with the line as it should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.messages import typing_mistakes
from actionplan.reading.typos.lines import (
    BULLET,
    CURLY,
    LEAD,
    ODD,
    LineParts,
    end_of,
    indent,
    moved,
    names,
    take_apart,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Fault
    from actionplan.messages.typing_mistakes import Mixed


def word_at(lines: Sequence[str], number: int, at: int) -> Place:
    """Return the place of what is left of a word from a column on."""
    match = re.compile(r"\S*").match(lines[number], at)
    length = max(1, len(match[0])) if match else 1
    return Place(number + 1, at + 1, length)


def put(line: str, at: int, text: str, end: int | None = None) -> str:
    """Return a line, without what it is indented by, with *text* put in at a column."""
    return (line[:at] + text + line[at if end is None else end :]).strip()


def in_quotes(text: str) -> str:
    """Put quotation marks round a text, of the kind that changes nothing in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _in_quotes_at(line: str, at: int, text: str) -> str:
    """Return a line with its text from a column on in quotes, but for a remark."""
    body = re.split(r"[ \t]+# ", text, maxsplit=1)[0]
    return put(line, at, in_quotes(body), at + len(body))


def tab(lines: Sequence[str], number: int, at: int | None = None) -> Fault:
    """Tell a tab before a line from one within it."""
    line = lines[number]
    start = at is None or at == 0 or not line[:at].strip(" \t")
    at = line.index("\t") if at is None or start else at
    first = LEAD.sub("", line, count=1).split(":")[0][:60]
    return typing_mistakes.tab_character(start=start, word=first).placed(
        Place(number + 1, at + 1)
    )


def odd_space(lines: Sequence[str], number: int, at: int | None = None) -> Fault:
    """Find the odd space at a column or behind it, and the word that follows."""
    line = lines[number]
    odd = re.compile(f"[{ODD}]").search(line, at or 0)
    where = odd.start() if odd else 0
    start = not line[:where].strip(" ")
    word = re.compile(f"[ \t{ODD}]*([^ \t:{ODD}]*)").match(line, where)
    return typing_mistakes.odd_space(
        start=start, word=word[1][:60] if word else ""
    ).placed(Place(number + 1, where + 1))


def unquoted_colon(entry: LineParts, lines: Sequence[str], colon: int) -> Fault:
    """Put the text of a field in quotation marks; see whether it is two fields."""
    line, text = lines[entry.line], entry.text
    at = entry.at + colon
    if text[0] in CURLY:
        return curly(entry, lines)
    words = text[:colon].rsplit(" ", 1)
    second = words[-1] if len(words) > 1 and words[-1] in names() else ""
    right = (
        "" if second or _goes_on(entry, lines) else _in_quotes_at(line, entry.at, text)
    )
    return typing_mistakes.unquoted_colon(line=right, field=second).placed(
        word_at(lines, entry.line, at)
    )


def _goes_on(entry: LineParts, lines: Sequence[str]) -> bool:
    """Tell whether the text of a field has further lines."""
    below = next(filter(str.strip, lines[entry.line + 1 :]), "")
    return indent(below) > entry.columns[-1].column


def colon_below(lines: Sequence[str], number: int, at: int) -> Fault:
    """Name a colon in a further line of a text, which no single line mends."""
    return typing_mistakes.unquoted_colon(line="", field="").placed(
        word_at(lines, number, at)
    )


def no_space_after_colon(lines: Sequence[str], number: int, colon: int) -> Fault:
    """Put a space behind the colon at a column."""
    right = put(lines[number], colon, ": ", colon + 1)
    return typing_mistakes.no_space_after_colon(line=right).placed(
        word_at(lines, number, colon)
    )


def missing_colon(lines: Sequence[str], number: int, start: int) -> Fault:
    """Put a colon behind the first word, in place of what was typed for one."""
    line = lines[number]
    match = re.compile(r"([\w-]*)(?:\s*[;=,.]|\s+-(?=\s))?\s*(.*)").match(line, start)
    word, rest = (match[1], match[2]) if match else ("", "")
    known = word in names() or bool(match and re.fullmatch(r"[a-z_-]+", word))
    right = f"{line[:start].lstrip()}{word}: {rest}".strip() if known else ""
    return typing_mistakes.missing_colon(line=right).placed(
        word_at(lines, number, start)
    )


def no_space_after_dash(lines: Sequence[str], number: int, dash: int) -> Fault:
    """Put a space behind the hyphen at a column."""
    right = put(lines[number], dash, "- ", dash + 1)
    return typing_mistakes.no_space_after_dash(line=right).placed(
        word_at(lines, number, dash)
    )


def odd_dash(lines: Sequence[str], number: int, at: int) -> Fault:
    """Put a hyphen in the place of a dash or bullet."""
    line = lines[number]
    end = len(line) - len(line[max(at + 1, end_of(BULLET, line, at)) :].lstrip(" "))
    right = put(line, at, "- ", end)
    return typing_mistakes.odd_dash(line=right).placed(word_at(lines, number, at))


def unclosed(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Close the quotation mark that a text starts with."""
    line = lines[entry.line]
    if entry.text[-1] in CURLY and entry.text[-1] != "\u2019":
        return curly(entry, lines)
    right = put(line, entry.at, in_quotes(entry.text[1:]), len(line))
    return typing_mistakes.unclosed_quote(line=right, start=True).placed(
        Place(entry.line + 1, entry.at + 1)
    )


def after_quote(entry: LineParts, lines: Sequence[str], end: int) -> Fault:
    """Put quotation marks round all of a text of which a part has some."""
    line, quote = lines[entry.line], entry.text[0]
    text = line[entry.at :].strip()
    whole = text[1:-1] if text[-1] == quote and len(text) > 1 else text
    if whole is not text and quote == "'":
        whole = whole.replace("''", "'")
    right = put(line, entry.at, in_quotes(whole), len(line))
    after = line[end + 1 :].strip()[:60]
    return typing_mistakes.text_after_quote(after=after, line=right).placed(
        word_at(lines, entry.line, end + 1)
    )


ESCAPE = re.compile(
    r"\\(?:[0abt\tnvfre \"\\/N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}"
    r"|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})"
)


def backslash(entry: LineParts, lines: Sequence[str], end: int) -> Fault | None:
    """Look for a backslash in double quotes that stands for nothing."""
    line, at = lines[entry.line], entry.at + 1
    while (at := line.find("\\", at, end)) >= 0:
        match = ESCAPE.match(line, at)
        if match is None:
            text = line[entry.at + 1 : end].replace("'", "''")
            right = put(line, entry.at, f"'{text}'", end + 1)
            return typing_mistakes.backslash_in_quotes(line=right).placed(
                word_at(lines, entry.line, at)
            )
        at = match.end()
    return None


def special(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Put quotation marks round a text that starts with a sign."""
    line, text = lines[entry.line], entry.text
    sign = text[0]
    if sign == "*" and not entry.field and text[1:2] == " ":
        return odd_dash(lines, entry.line, entry.at)
    at = entry.at + (len(text) - len(text[1:].lstrip()) if sign == "|" else 0)
    right = _in_quotes_at(line[: entry.at] + line[at:], entry.at, line[at:].rstrip())
    several = sign == "|" and _goes_on(entry, lines)
    return typing_mistakes.special_first_character(
        sign=sign, line="" if several else right
    ).placed(word_at(lines, entry.line, entry.at))


def curly(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Put straight quotation marks in the place of curly ones."""
    line = lines[entry.line]
    text = entry.text.strip(f'{CURLY}"')
    right = put(line, entry.at, in_quotes(text), len(line))
    return typing_mistakes.curly_quotes(line=right).placed(
        word_at(lines, entry.line, entry.at)
    )


def merge_conflict(lines: Sequence[str], number: int) -> Fault:
    """Tell the two versions of a place apart, and whether the original is shown."""
    base = False
    for line in lines[number : number + 400]:
        base |= line.startswith("|" * 7)
        if line.startswith(">" * 7):
            break
    place = Place(number + 1, 1, 7)
    begins = lines[number].startswith("<")
    return typing_mistakes.merge_conflict(begins=begins, original=base).placed(place)


def mixed(lines: Sequence[str], number: int, column: int, case: Mixed) -> Fault:
    """Name a hyphen or its absence, in one of the ways the rule has words for."""
    return typing_mistakes.list_and_fields_mixed(case=case).placed(
        word_at(lines, number, column)
    )


def misplaced(
    lines: Sequence[str], number: int, wanted: int = -1, more: int = 0, taken: str = ""
) -> Fault:
    """Name a line that is out of its column, and *more* below it that are."""
    now = indent(lines[number])
    whole = [line for line in lines[number : number + more + 1] if line.strip()]
    right = [moved(line, indent(line) + wanted - now) for line in whole]
    return typing_mistakes.wrong_indentation(
        now=now,
        wanted=wanted,
        right=right[:_MOST] if wanted >= 0 else [],
        more=len(whole) - 1,
        taken=taken,
    ).placed(word_at(lines, number, now))


_MOST = 12
"""Lines of an entry that are shown as they should be."""


def hidden(lines: Sequence[str], number: int, at: int) -> Fault:
    """Put quotation marks round a text with a hash, and what the hash hides."""
    line = lines[number]
    entry = take_apart(line)
    right = put(line, entry.at, in_quotes(line[entry.at :].strip()), len(line))
    kept = line[entry.at : at].strip()
    return typing_mistakes.hash_hides_text(
        kept=kept[-60:], lost=line[at:].strip()[:60], line=right
    ).placed(word_at(lines, number, at))

"""Build the fault for a wrong line, with the line as it should be."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from actionplan.diagnostics import Place
from actionplan.messages import typing_mistakes
from actionplan.reading.typos.lines import (
    BULLET,
    CURLY,
    LEAD,
    ODD,
    LineParts,
    bare,
    end_of,
    fields_of,
    fit_together,
    holder,
    indent,
    known_names,
    moved,
    take_apart,
)
from actionplan.text import late, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionplan.diagnostics import Fault
    from actionplan.messages.typing_mistakes import Hyphens, Mixed


def word_at(lines: Sequence[str], number: int, at: int) -> Place:
    """Return the place of the rest of a word, from a column on."""
    match = re.compile(r"\S*").match(lines[number], at)
    length = max(1, len(match[0])) if match else 1
    return Place(number + 1, at + 1, length)


def spliced(line: str, at: int, text: str, end: int | None = None) -> str:
    """Return a line without its indentation, with *text* inserted at a column."""
    return (line[:at] + text + line[at if end is None else end :]).strip()


def in_quotes(text: str) -> str:
    """Put quotation marks round the text, of a kind that needs no backslashes."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return in_single_quotes(text)


def in_single_quotes(text: str) -> str:
    """Put single quotation marks round the text, so that backslashes do not change."""
    return "'" + text.replace("'", "''") + "'"


def _in_quotes_at(line: str, at: int, text: str) -> str:
    """Return a line with the text from a column on in quotes, but not a comment."""
    body = re.split(r"[ \t]+# ", text, maxsplit=1)[0]
    return spliced(line, at, in_quotes(body), at + len(body))


def tab_at(lines: Sequence[str], number: int, at: int | None = None) -> Fault:
    """Build the fault for a tab, before the text of a line or inside it."""
    line = lines[number]
    start = at is None or at == 0 or not line[:at].strip(" \t")
    at = line.index("\t") if at is None or start else at
    first = LEAD.sub("", line, count=1).split(":")[0][:60]
    return typing_mistakes.tab_character(start=start, word=first).placed(
        Place(number + 1, at + 1)
    )


def odd_space_at(lines: Sequence[str], number: int, at: int | None = None) -> Fault:
    """Build the fault for the first odd space from a column on."""
    line = lines[number]
    odd = re.compile(f"[{ODD}]").search(line, at or 0)
    where = odd.start() if odd else 0
    start = not line[:where].strip(" ")
    word = re.compile(f"[ \t{ODD}]*([^ \t:{ODD}]*)").match(line, where)
    return typing_mistakes.odd_space(
        start=start, word=word[1][:60] if word else ""
    ).placed(Place(number + 1, where + 1))


def unquoted_colon_in(entry: LineParts, lines: Sequence[str], colon: int) -> Fault:
    """Build the fault for a colon in text, which may also be 2 fields on one line."""
    line, text = lines[entry.line], entry.text
    second, colon = _field_in(text, entry, lines) or ("", colon)
    at = entry.at + colon
    if text[0] in CURLY and not second:
        return curly_quotes_in(entry, lines)
    if second and text[-1] in "]}" and second in fields_of(bare(entry.field)):
        return _unopened(entry, lines)
    right = (
        "" if second or _goes_on(entry, lines) else _in_quotes_at(line, entry.at, text)
    )
    return typing_mistakes.unquoted_colon(
        line=right, field=second, first=_first_word(entry), first_line=entry.line + 1
    ).placed(word_at(lines, entry.line, at))


def _unopened(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Build the fault for fields whose opening brace is missing."""
    signs = "[{" if entry.text.endswith("]") else "{"
    right = spliced(lines[entry.line], entry.at, signs)
    return typing_mistakes.unmatched_bracket(
        sign=signs, case="opening", line=right
    ).placed(word_at(lines, entry.line, entry.at))


def colon_in_braces_at(
    lines: Sequence[str], number: int, start: int, end: int, colon: int
) -> Fault:
    """Build the fault for a colon in text between braces, from *start* to *end*."""
    line = lines[number]
    right = spliced(line, start, in_quotes(line[start:end]), end)
    first = next(iter(line[start:end].split()), "")[:60]
    return typing_mistakes.unquoted_colon(
        line=right, field="", first=first, first_line=number + 1
    ).placed(word_at(lines, number, colon))


def _first_word(entry: LineParts) -> str:
    """Return the first word of a text, to show where a quotation mark goes."""
    return next(iter(entry.text.split()), "")[:60]


def _field_in(
    text: str, entry: LineParts, lines: Sequence[str]
) -> tuple[str, int] | None:
    """Return the field in the text of an entry that can be the one after it.

    That is its name, and the position of its colon. In quotation marks, it would be
    lost. The names in a legend are the board's own, so nothing there is one of ours.
    """
    first = bare(entry.field)
    if first[:2] == "x-" or (first and holder(entry, lines) == "rag_legend"):
        return None
    held = fields_of(first)
    for match in _NAMED.finditer(text):
        if match[1] in held:
            return match[1], match.end(1)
        if match.start() and first != match[1] and _is_beside(first, match[1], text):
            return match[1], match.end(1)
    return None


_NAMED = late.compile(r"(?:^|(?<=[\s\"'\]},\u2019\u201d]))([a-z_]+):(?=\s|$)")


def _is_beside(first: str, name: str, text: str) -> bool:
    """Return whether a field can be in the same text as the field before it."""
    if first and text[:1] not in ("[", "{"):
        return fit_together(first, name)
    return name in known_names() and text[:1] in ("[", "{")


def _goes_on(entry: LineParts, lines: Sequence[str]) -> bool:
    """Return whether the text of a field has more lines."""
    below = next(filter(str.strip, lines[entry.line + 1 :]), "")
    return indent(below) > entry.columns[-1].column


def colon_below_at(
    entry: LineParts, lines: Sequence[str], number: int, at: int
) -> Fault:
    """Build the fault for a colon in a later line, which no single line can fix."""
    return typing_mistakes.unquoted_colon(
        line="", field="", first=_first_word(entry), first_line=entry.line + 1
    ).placed(word_at(lines, number, at))


def no_space_after_colon_at(lines: Sequence[str], number: int, colon: int) -> Fault:
    """Build the fault for a colon without a space after it."""
    right = spliced(lines[number], colon, ": ", colon + 1)
    return typing_mistakes.no_space_after_colon(line=right).placed(
        word_at(lines, number, colon)
    )


def missing_colon_at(lines: Sequence[str], number: int, start: int) -> Fault:
    """Build the fault for a name without a colon, or with another sign instead."""
    line = lines[number]
    match = re.compile(r"([\w-]*)(?:\s*[;=,.]|\s+-(?=\s))?\s*(.*)").match(line, start)
    word, rest = (match[1], match[2]) if match else ("", "")
    entry = take_apart(line, number)
    known = _may_be_name(word, line[start + len(word) :], entry, lines)
    right = f"{line[:start].lstrip()}{word}: {rest}".strip() if known else ""
    return typing_mistakes.missing_colon(line=right).placed(
        word_at(lines, number, start)
    )


def no_name_at(entry: LineParts, above: LineParts, lines: Sequence[str]) -> Fault:
    """Build the fault for a line of the text *above* that a colon makes a field."""
    return typing_mistakes.missing_colon(
        line="",
        words=bare(entry.field),
        above=bare(above.field),
        is_block=above.ending == "block",
    ).placed(word_at(lines, entry.line, entry.columns[-1].column))


def _may_be_name(word: str, rest: str, entry: LineParts, lines: Sequence[str]) -> bool:
    """Return whether the first word of a line can be the name of a field.

    Any word may be a board's own name in a legend. Elsewhere, most words that are not
    names are words of the sentence in the line above.
    """
    if word in known_names():
        return True
    if not re.fullmatch(r"[a-z_-]+", word):
        return False
    is_own = word[:2] == "x-" or holder(entry, lines) == "rag_legend"
    is_typed = "_" in word or re.match(r"\s*[;=]", rest)
    return is_own or bool(is_typed) or _is_misspelt(word)


def _is_misspelt(word: str) -> bool:
    """Return whether a word is not a name, and can only be a misspelt one."""
    is_other = word in suggest.FIELDS  # such as "when", which starts many sentences
    return not is_other and suggest.is_sure_field(word, known_names())


def no_space_after_dash_at(lines: Sequence[str], number: int, dash: int) -> Fault:
    """Build the fault for a hyphen without a space after it."""
    right = spliced(lines[number], dash, "- ", dash + 1)
    more = _hanging(lines, number, dash + len("-"))
    first = below = ""
    if more:
        first = _name_in(lines[number][dash + len("-") :])
        below = _name_in(next(filter(str.strip, lines[number + 1 :])))
    return typing_mistakes.no_space_after_dash(
        line=right, more=more, first=first, below=below
    ).placed(word_at(lines, number, dash))


def _name_in(line: str) -> str:
    """Return the name of the field that a line gives, or else its first word."""
    return line.strip().partition(" ")[0].rstrip(":")


def _hanging(lines: Sequence[str], number: int, column: int) -> int:
    """Count the lines below that start in *column*, and have to move with the line."""
    below = takewhile(lambda line: indent(line) >= column, lines[number + 1 :])
    found = [line for line in below if line.strip()]
    return len(found) if found and indent(found[0]) == column else 0


def odd_dash_at(lines: Sequence[str], number: int, at: int) -> Fault:
    """Build the fault for a dash or bullet instead of a hyphen."""
    line = lines[number]
    end = len(line) - len(line[max(at + 1, end_of(BULLET, line, at)) :].lstrip(" "))
    right = spliced(line, at, "- ", end)
    return typing_mistakes.odd_dash(line=right).placed(word_at(lines, number, at))


def unclosed_quote_in(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Build the fault for a quotation mark that is not closed."""
    line = lines[entry.line]
    if entry.text[-1] in CURLY and entry.text[-1] != "\u2019":
        return curly_quotes_in(entry, lines)
    right = spliced(line, entry.at, in_quotes(entry.text[1:]), len(line))
    right = "" if _field_in(entry.text, entry, lines) else right
    return typing_mistakes.unclosed_quote(line=right, start=True).placed(
        Place(entry.line + 1, entry.at + 1)
    )


def text_after_quote_in(entry: LineParts, lines: Sequence[str], end: int) -> Fault:
    """Build the fault for text that goes on after its closing quotation mark."""
    line, quote = lines[entry.line], entry.text[0]
    text = line[entry.at :].strip()
    if _field_in(text, entry, lines):
        return unquoted_colon_in(entry, lines, 0)
    whole = text[1:-1] if text[-1] == quote and len(text) > 1 else text
    if whole is not text and quote == "'":
        whole = whole.replace("''", "'")
    right = spliced(line, entry.at, in_quotes(whole), len(line))
    after = line[end + 1 :].strip()[:60]
    return typing_mistakes.text_after_quote(after=after, line=right).placed(
        word_at(lines, entry.line, end + 1)
    )


ESCAPE = late.compile(
    r"\\(?:[0abt\tnvfre \"\\/N_LP]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}"
    r"|U00(?:0[0-9A-Fa-f]|10)[0-9A-Fa-f]{4})"
)


def backslash_in(entry: LineParts, lines: Sequence[str], end: int) -> Fault | None:
    """Find the first backslash in double quotes that is not an escape of YAML."""
    line, at = lines[entry.line], entry.at + 1
    while (at := line.find("\\", at, end)) >= 0:
        match = ESCAPE.match(line, at)
        if match is None:
            text = in_single_quotes(line[entry.at + 1 : end])
            right = spliced(line, entry.at, text, end + 1)
            return typing_mistakes.backslash_in_quotes(line=right).placed(
                word_at(lines, entry.line, at)
            )
        at = match.end()
    return None


def special_first_in(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Build the fault for text that starts with a sign that YAML uses."""
    line, text = lines[entry.line], entry.text
    sign = text[0]
    if sign == "*" and not entry.field and text[1:2] == " ":
        return odd_dash_at(lines, entry.line, entry.at)
    at = entry.at + (len(text) - len(text[1:].lstrip()) if sign == "|" else 0)
    right = _in_quotes_at(line[: entry.at] + line[at:], entry.at, line[at:].rstrip())
    several = sign == "|" and _goes_on(entry, lines)
    several = several or bool(_field_in(text, entry, lines))
    return typing_mistakes.special_first_character(
        sign=sign, line="" if several else right
    ).placed(word_at(lines, entry.line, entry.at))


def curly_quotes_in(entry: LineParts, lines: Sequence[str]) -> Fault:
    """Build the fault for curly quotation marks."""
    line = lines[entry.line]
    text = entry.text.strip(f'{CURLY}"')
    right = spliced(line, entry.at, in_quotes(text), entry.at + len(entry.text))
    right = "" if _field_in(entry.text, entry, lines) else right
    return typing_mistakes.curly_quotes(line=right).placed(
        word_at(lines, entry.line, entry.at)
    )


def merge_conflict_at(lines: Sequence[str], number: int) -> Fault:
    """Build the fault for a merge conflict, with or without the original version."""
    base = False
    for line in lines[number : number + 400]:
        base |= line.startswith("|" * 7)
        if line.startswith(">" * 7):
            break
    place = Place(number + 1, 1, 7)
    begins = lines[number].startswith("<")
    return typing_mistakes.merge_conflict(begins=begins, original=base).placed(place)


def list_and_fields_mixed_at(
    lines: Sequence[str], number: int, column: int, case: Mixed
) -> Fault:
    """Build the fault for an extra or missing hyphen. *case* selects the words."""
    field = ""
    if case in ("first", "again") and (
        word := re.match(r"[\w-]+(?=:)", lines[number][column:])
    ):
        field = word[0]
    return typing_mistakes.list_and_fields_mixed(
        case=case,
        field=field,
        hyphens=_hyphens(lines, number, column) if case == "first" else "two-left",
    ).placed(word_at(lines, number, column))


def _hyphens(lines: Sequence[str], number: int, column: int) -> Hyphens:
    """Return where the other entries of a list have hyphens, below one without."""
    for line in lines[number + 1 :]:
        at = indent(line)
        if not line.strip() or at >= column:
            continue
        if not line[at:].startswith("- "):
            return "none"
        return "two-left" if at == column - 2 else "elsewhere"
    return "none"


def wrong_indentation_at(
    lines: Sequence[str], number: int, wanted: int = -1, more: int = 0, taken: str = ""
) -> Fault:
    """Build the fault for a line in the wrong column, with *more* lines below it."""
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
"""The most lines of an entry to show as they should be."""


def hash_hides_text_at(
    lines: Sequence[str], number: int, at: int, of: LineParts | None = None
) -> Fault:
    """Build the fault for a hash that hides the rest of the text.

    If the text goes on in more lines, it is *of* this entry: no line alone can be put
    in quotation marks.
    """
    line = lines[number]
    if of is not None:
        kept, lost = line[:at].strip(), line[at:].strip()
        kept = line[of.at : at].strip() if number == of.line else kept
        return typing_mistakes.hash_hides_text(
            kept=kept[-60:],
            lost=lost[:60],
            line="",
            first=_first_word(of),
            first_line=of.line + 1,
        ).placed(word_at(lines, number, at))
    entry = take_apart(line, number)
    text = line[entry.at :].strip()
    right = spliced(line, entry.at, in_quotes(text), len(line))
    right = "" if _field_in(text, entry, lines) else right
    kept = line[entry.at : at].strip()
    return typing_mistakes.hash_hides_text(
        kept=kept[-60:], lost=line[at:].strip()[:60], line=right
    ).placed(word_at(lines, number, at))

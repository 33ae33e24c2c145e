"""Check for signs of other programs that were copied with a text (AP614, AP615).

`actionplan fix` can remove them, so they are reported as faults.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from actionplan.reading import text_fields
from actionplan.rule import RULES, Finding, message
from actionplan.text import list_marks, seen
from actionplan.text.grammar import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionplan.diagnostics import Fault, Route
    from actionplan.reading import Reading
    from actionplan.reading.document import Document


@message("AP614", "warning", among=RULES)
def bullet_or_list_number(*, field: str, mark: str) -> Finding:
    r"""An action, or another field, starts with a copied bullet or list number.

    If you copy an action from a list in Word, you may also copy the bullet or number in
    front of the action. Reports put the action number before each action, so the action
    would have 2 numbers, as in "1.1 1. Train staff". "actionplan fix" removes the
    bullet or number, and keeps the rest of the text. Removing a bullet or number does
    not count as a change to the wording of an action.

    This rule does not check entries, because entries must not be changed. It does not
    report a number that says how many or how long, as in "2 social workers", "3.5
    posts" or "18 month review". Nor does it report text that is itself a list, with
    several bullets or numbers.

    Bad::

                action: 1. Train all front line staff to use the guidance

    Says::

        "action" starts with "1.", which seems to be the number or bullet of a list.
        Reports would show it as part of the text.
        To fix: delete "1." and the space after it.

    Bad::

                action: \u2022 Train all front line staff to use the guidance

    Says::

        "action" starts with "\u2022", which seems to be the number or bullet of a
        list. Reports would show it as part of the text.
        To fix: delete "\u2022" and the space after it.

    Good::

                action: 2 social workers train all front line staff to use the guidance
    """
    return Finding(
        f"{quoted(field)} starts with {quoted(mark)}, which seems to be the number or"
        " bullet of a list. Reports would show it as part of the text.",
        f"delete {quoted(mark)} and the space after it.",
    )


@message("AP615", "warning", among=RULES)
def invisible_in_text(*, field: str, code: str, name: str) -> Finding:
    r"""Some text contains an invisible character.

    Text copied from Word can contain soft hyphens and other characters that nobody can
    see. A search may not find a word that contains one of these characters. "actionplan
    fix" removes the characters, and keeps the rest of the text. Removing the characters
    does not count as a change to the wording of an action.

    This rule does not check entries, because entries must not be changed. Reports leave
    soft hyphens out.

    Bad::

                action: "Pub\xadlish guidance for all front line staff"

    Says::

        "action" contains an invisible character, so a search may not find its words:
        U+00AD, SOFT HYPHEN.
        To fix: type the text of "action" again. Do not copy and paste it.
    """
    return Finding(
        f"{quoted(field)} contains an invisible character, so a search may not find its"
        f" words: {code}, {name}.",
        f"type the text of {quoted(field)} again. Do not copy and paste it.",
    )


def in_texts(read: Reading) -> Iterator[Fault]:
    """Yield a fault for each text with a list mark or an invisible character.

    A text that an entry repeats, such as a measure, must stay as it is there. A typing
    mistake in the same line, such as a bullet in place of a hyphen, is reported alone.
    """
    document = read.loaded.document
    every = text_fields.walk(document.data)
    in_entries = {each.text for each in every if _is_in_entry(each.route)}
    told = {place.line for _, place in read.places()}
    for each in every:
        if each.text in in_entries:
            continue
        if found := seen.INVISIBLE.search(each.text):
            code, name = f"U+{ord(found[0]):04X}", unicodedata.name(found[0], "")
            fault = invisible_in_text(field=each.name, code=code, name=name)
            yield fault.placed(each.route)
        if each.name in _LEFT or each.name.endswith("_as_written"):
            continue
        mark = list_marks.at_start(each.text, *_numbers(document, each.route))
        node = document.node(each.route) if mark else None
        if node and node.line not in told:
            fault = bullet_or_list_number(field=each.name, mark=mark)
            yield fault.placed(each.route)


_LEFT = ("marking", "paragraph", "ref", "reference", "target", "value")
"""Fields that may hold a number only, or the number of a recommendation."""
_ENTRIES = ("assurances", "difference", "progress", "responses")


def _is_in_entry(route: Route) -> bool:
    return any(part in _ENTRIES for part in route)


def _numbers(document: Document, route: Route) -> tuple[str, ...]:
    """Return the numbers of the action and the outcome that a field is in."""
    holders = (document.node(route[:end]) for end in range(1, len(route)))
    numbers = [
        str(holder.fields["id"][1].value)
        for holder in holders
        if holder and holder.fields and "id" in holder.fields
    ]
    return (*numbers, *(number[1:] for number in numbers if number[0:1] == "O"))

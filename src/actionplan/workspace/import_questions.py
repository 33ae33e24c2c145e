"""Leave to a person what lint asks about an import, because a document does not say it.

What no table says, such as the kind of plan or how a risk is managed, is not among
these. The preview counts it with all that lint reports.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from actionplan.intake.open_questions import OpenQuestion
from actionplan.messages import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actionplan.diagnostics import Diagnostic
    from actionplan.intake.conversion import Imported

NOT_SETTLED = (
    *(shape.empty_field.name, shape.missing_field.name),
    *("placeholder-text", "unfinished-text", "note-says-nothing"),
    *("several-accountable", "vague-accountable", "initials-accountable"),
)
"""What lint reports if the words of a document are not what a field is for."""


def with_those_of_lint(made: Imported, found: Sequence[Diagnostic]) -> Imported:
    """Add what lint asks about the words of a document, if it is not asked already."""
    asked = {(each.item, each.field) for each in made.questions if each.field}
    added = [
        question
        for question in _questions(made, found)
        if (question.item, question.field) not in asked
    ]
    nowhere = Counter(each.field for each in added if not each.table and each.field)
    many = {field: number for field, number in nowhere.items() if number > 1}
    kept = [each for each in added if each.table or each.field not in many]
    kept += [OpenQuestion(0, "document", _of_many(f, n)) for f, n in many.items()]
    return made._replace(questions=(*made.questions, *dict.fromkeys(kept)))


def _of_many(field: str, number: int) -> str:
    """Say at once that many actions lack a field for which there is no column."""
    return f'It does not give "{field}" for {number} of its actions.'


def _questions(made: Imported, found: Sequence[Diagnostic]) -> Iterator[OpenQuestion]:
    for each in found:
        if each.rule not in NOT_SETTLED or not each.item:
            continue
        is_missing = each.rule == shape.missing_field.name
        name = each.paste.partition(":")[0].strip()
        field = name if is_missing else _field(each.field)
        value = _value(made.data, each.field)
        table, place = made.places.get((each.item, field, value), (0, ""))
        place = (
            place or f"{'outcome' if _is_of_outcome(each) else 'action'} {each.item}"
        )
        said = f'It does not give "{name}".' if is_missing else each.message
        asked = OpenQuestion(table, place, said)
        yield asked._replace(item=each.item, field=field)


def _is_of_outcome(each: Diagnostic) -> bool:
    return "actions" not in each.field.split(".")


def _field(route: str) -> str:
    """Return the field of a route, in its action or outcome: progress.note."""
    names = [name for name in route.split(".") if not name.isdecimal()]
    return ".".join(name for name in names if name not in ("outcomes", "actions"))


def _value(data: Any, route: str) -> str:  # noqa: ANN401 -- plain data
    """Return the words at a route; "" if there are none."""
    for name in route.split("."):
        if isinstance(data, list) and name.isdecimal() and int(name) < len(data):
            data = data[int(name)]
        elif isinstance(data, dict):
            data = data.get(name, "")
    return data if isinstance(data, str) else ""

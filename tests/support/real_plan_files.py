"""Put the five published plans back into Word and Excel, as boards keep them.

The rows are read from `real-plans`, beside the repository, which is not shipped. How
they are laid out, and what is struck, deleted, hidden or merged, is written here. The
pieces that were added ("Practice Nurse Manager") are never data.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import word_parts as word
import yaml
from grids import Bit, Box, box
from office_files import (
    Written,
    band,
    changed,
    headings,
    hidden_line,
    line,
    month,
    struck,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


FOLDER = Path(__file__).parents[3] / "shared" / "real-plans"
"""Where the published plans are, if they are there."""

Rows = list[dict[str, str]]


def read(number: str) -> Any:  # noqa: ANN401 -- YAML of any shape
    """Read one of the published plans."""
    (path,) = FOLDER.glob(f"{number}-*.yaml")
    return yaml.safe_load(path.read_text("utf-8"))


def dorset() -> Written:
    """A health plan of 2006: two recommendations share an action, a lead and dates."""
    plan = read("01")
    columns, rows = plan["columns"], plan["rows"]
    recommendation, action, lead, due, review = columns
    first, second, third, fourth, fifth = rows
    shared = (
        _over(fourth[action], 2, behind="Use the old guidance"),
        *(_over(fourth[name], 2) for name in (lead, due, review)),
    )
    table = (
        headings(*columns),
        band(plan["grouping"]["topic"], 5),
        line(
            first[recommendation],
            first[action],
            _with_comment(first[lead], "Is this a lead, or a method?"),
            first[due],
            box(first[review], struck("Audit June 2005")),
        ),
        line(
            second[recommendation],
            second[action],
            second[lead],
            box(*changed("July 2005", second[due])),
            second[review],
        ),
        line(
            third[recommendation],
            third[action],
            box(struck("Practice Nurse Manager"), third[lead]),
            third[due],
            third[review],
        ),
        line(fourth[recommendation], *shared),
        line(fifth[recommendation]),
        hidden_line("Move to the next plan", "Ask the trust", "Nobody", "May 2005"),
    )
    return Written(
        "dorset-health-2006",
        (
            ("Heading1", plan["source"]["title"]),
            ("Heading2", plan["grouping"]["agency"]),
        ),
        (table,),
        word.Apart("RESTRICTED when complete", "Page 1 of 35"),
        _actions(
            rows,
            recommendation=recommendation,
            action=action,
            accountable=lead,
            due=due,
        ),
        ("Immediate",),
        _TAKEN,
        {
            "August 2006": month("38930", "Aug-06"),
            "March 2007": month("39142", "Mar-07"),
        },
    )


def stockton() -> Written:
    """A return to a committee: numbers of Word, one lead for all, a key, colours."""
    plan = read("06")
    columns, rows = plan["columns"], plan["rows"]
    number, recommendation, lead, due, progress, category = columns
    lines = []
    for index, row in enumerate(rows):
        cells = [
            Box(automatic=row[number]),
            box(row[recommendation]),
            box(row[due]),
            box(row[progress]),
            box(row[category], fill={"1": "00B050", "2": "FFC000"}[row[category]]),
        ]
        if index == 0:
            cells.insert(2, _over(row[lead], len(rows)))
        if index == 1:
            was = Bit("January 2015", "moved-away")
            cells[2] = box(was, Bit(row[due], "moved-here"))
        if index == 3:
            cells[3] = box(row[progress], Bit("To be checked", "struck twice"))
        lines.append(line(*cells))
    key = tuple(line(code, words) for code, words in plan["legend"].items())
    return Written(
        "stockton-review-2017",
        (("Heading1", plan["source"]["title"]),),
        ((headings(*columns), *lines), key),
        word.Apart("OFFICIAL", footnotes=("Agenda item 7",)),
        tuple(
            expected | {"id": row[number].rstrip(".")}
            for expected, row in zip(
                _actions(
                    rows, recommendation=recommendation, accountable=lead, due=due
                ),
                rows,
                strict=True,
            )
        ),
        ("To be confirmed in Children and Social Work Act",),
        _TAKEN,
        {
            "April 2017": month("42826", "Apr-17"),
            "March 2017": month("42795", "Mar-17"),
        },
    )


def torbay() -> Written:
    """A tracker: the theme and the recommendation are above and in a band."""
    plan = read("09")
    columns, rows = plan["columns"], plan["rows"]
    first, second, third, fourth = rows
    number, what, who = columns[:3]
    rest = columns[3:]
    table = (
        headings(*columns),
        band(plan["grouping"]["recommendation"], 8),
        line(
            *(_over(first[name], 3) for name in (number, what, who)),
            *(first.get(name, "") for name in rest[:-1]),
            box(Bit("Click or tap here to enter text.", "prompt")),
        ),
        line(*(second.get(name, "") for name in rest)),
        line(
            *(third.get(name, "") for name in rest[:1]),
            box(struck("Sept 2015"), third["When?"]),
            *(third.get(name, "") for name in rest[2:]),
        ),
        line("", "", "", *(fourth.get(name, "") for name in rest)),
    )
    return Written(
        "torbay-tracker-2017",
        (
            ("Heading1", plan["source"]["title"]),
            ("Heading2", plan["grouping"]["heading"]),
        ),
        (table,),
        word.Apart("OFFICIAL SENSITIVE"),
        (
            *_actions(
                rows[:3],
                {what: first[what], who: first[who]},
                recommendation=what,
                action="How?",
                accountable=who,
                due="When?",
            ),
            {"action": "", "accountable": "", "due_as_written": fourth["When?"]},
        ),
        ("Phase 1 completed Phase 2", "Phase 2 Mar 2017 (LOGI)"),
        _TAKEN,
        {"Dec 2016": month("42705", "Dec-16")},
    )


def cumbria() -> Written:
    """A public version of a police plan: no leads and no dates."""
    plan = read("12")
    columns, rows = plan["columns"], plan["rows"]
    number, parent, action, status = columns
    lines = []
    for index, row in enumerate(rows):
        cells = [box(row[number]), box(row[parent] or ""), box(row[action])]
        cells.append(box(row.get(status, "")))
        if index == 0:
            cells[0] = box(Bit("PROVUL8.4", "deleted"), Bit(row[number], "inserted"))
        if index == 2:
            cells[2] = box(row[action], Bit("Not for publication", "hidden"))
        lines.append(line(*cells))
    return Written(
        "cumbria-police-2018",
        (("Heading1", plan["source"]["title"]),),
        ((headings(*columns), *lines),),
        word.Apart("", "Public version"),
        tuple({"id": row[number], "action": row[action]} for row in rows),
        ("Complete",),
    )


def business_plan() -> Written:
    """A plan of a board: one aim over all rows, conditions in dates, empty controls."""
    plan = read("13")
    columns, rows = plan["columns"], plan["rows"]
    aim, action, lead, due, outcome, impact = columns
    prompt = box(Bit("Choose an item.", "prompt"))
    lines = [
        line(
            _over(rows[0][aim], len(rows)),
            rows[0][action],
            rows[0][lead],
            box(Bit(rows[0][due], "control")),
            rows[0][outcome],
            rows[0][impact],
        )
    ]
    for row in rows[1:]:
        is_last = row is rows[-1]
        cells = [row.get(name, "") for name in (due, outcome)]
        start: list[str | Box] = [row.get(action, ""), row.get(lead, "")]
        if row is rows[3]:
            start = [_over(row[action], 2), _over(row[lead], 2)]
        impact_cell = box(row[impact]) if impact in row else prompt
        lines.append(line(*([] if is_last else start), *cells, impact_cell))
    return Written(
        "business-plan-2014",
        (("Heading1", plan["source"]["title"]), ("", "Working draft")),
        ((headings(*columns), *lines),),
        word.Apart("NOT PROTECTIVELY MARKED"),
        _actions(
            [*rows[:4], {**rows[4], action: rows[3][action], lead: rows[3][lead]}],
            action=action,
            accountable=lead,
            due=due,
        ),
        (
            "As per strategy and action plan",
            "March 2015 as per training strategy",
            "September 2014 (website permitting)",
        ),
        _TAKEN,
        {
            "September 2014": month("41883", "Sep-14"),
            "December 2014": month("41974", "Dec-14"),
        },
    )


ALL: tuple[Callable[[], Written], ...] = (
    dorset,
    stockton,
    torbay,
    cumbria,
    business_plan,
)
"""Each of the five plans. Call one only if `FOLDER` is there."""

_TAKEN = {
    "August 2006": "2006-08",
    "March 2007": "2007-03",
    "April 2017": "2017-04",
    "March 2017": "2017-03",
    "Dec 2016": "2016-12",
    "September 2014": "2014-09",
    "December 2014": "2014-12",
    "Dec 2017": "2017-12",  # in a heading
}
"""The dates of the five plans that can be read in one way."""


def _actions(
    rows: Sequence[Mapping[str, str]],
    inherited: Mapping[str, str] | None = None,
    **columns: str,
) -> tuple[dict[str, str], ...]:
    """Say what each row is as an action: a date is read, or its words are kept."""
    found = []
    for row in rows:
        whole = {**(inherited or {}), **row}
        fields = {name: whole.get(column) or "" for name, column in columns.items()}
        written = fields.pop("due", "")
        date = _TAKEN.get(written, "")
        found.append(
            {**fields, **({"due": date} if date else {"due_as_written": written})}
        )
    return tuple(found)


def _over(text: str, rows: int, *, behind: str = "") -> Box:
    return box(text, down=rows)._replace(behind=behind)


def _with_comment(text: str, comment: str) -> Box:
    return box(text)._replace(comment=comment)

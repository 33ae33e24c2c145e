"""Make plans to measure with, of the length and wording that officers write.

The same number always gives the same plan. Every text is one that the tests accept as
an answer (`tests/wordings`), with its own place name, so that nothing remembered from
one plan speeds up the next. One plan in 5 has an overdue action.
"""

from __future__ import annotations

import json
import textwrap
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

WORDINGS = Path(__file__).parents[1] / "tests" / "wordings" / "wordings.jsonl"
AS_OF = "2026-11-24"
TYPICAL, SMALL = 12, 2
"""The number of actions in a plan of 27 KB, and of 5 KB."""


class Size(NamedTuple):
    """The size of a plan."""

    actions: int = TYPICAL
    entries: int = 2


def write(folder: Path, count: int, size: Size) -> int:
    """Write *count* plans into *folder*; return their total size in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    pools = _pools()
    written = 0
    for number in range(1, count + 1):
        text = _plan(number, size, pools).encode()
        (folder / f"audit-{number}-2026.yaml").write_bytes(text)
        written += len(text)
    return written


_OPEN = {"state": "open"}


def _pools() -> dict[str, list[str]]:
    pools: dict[str, list[str]] = defaultdict(list)
    for line in WORDINGS.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        # leaves out text that suits only actions that are closed or not started
        if one["verdict"] == "fair" and one.get("context", _OPEN) == _OPEN:
            pools[one["field"]].append(one["text"].rstrip("."))
    return pools


_FIRST = (
    *("Ash", "Beck", "Birch", "Brook", "Carr", "Dale", "Elm", "Fair", "Gale", "Holm"),
    *("Ings", "Kirk", "Lang", "Moor"),
)
_SECOND = (
    *("bridge", "bury", "by", "dale", "field", "ford", "gate", "ham", "ley", "mere"),
    *("stead", "ton", "wick", "worth"),
)
_PART = (
    *("East", "West", "North", "South", "Upper", "Lower", "Castle", "Bridge", "Green"),
    "Mill",
)
_POSTS = (
    "Head of Service, Assessment",
    "Designated Nurse",
    "Service Manager, Early Help",
    "Detective Chief Inspector, Public Protection",
    "Named Doctor",
    "Housing Options Manager",
)
_AGENCIES = ("Council", "Police", "Hospitals NHS Trust", "Probation Service")


class _Writer:
    """The texts of one plan, drawn so that none is used twice."""

    def __init__(self, number: int, pools: dict[str, list[str]]) -> None:
        self.random = Random(number)  # noqa: S311 -- text for a benchmark, not a secret
        self.county = self.random.choice(_FIRST) + "shire"
        self._left = {
            name: self.random.sample(sorted(texts), len(texts))
            for name, texts in pools.items()
        }
        self._pools = pools

    def words(self, field: str) -> str:
        """Return text for *field*, with its own place name."""
        if not self._left[field]:
            self._left[field] = [*self._pools[field]]
        place = self.random.choice(_FIRST) + self.random.choice(_SECOND)
        return f"{self._left[field].pop()}, {place} {self.random.choice(_PART)}"

    def agency(self) -> str:
        """Return one of the plan's agencies."""
        return f"{self.county} {self.random.choice(_AGENCIES)}"

    def post(self) -> str:
        """Return a job title."""
        return self.random.choice(_POSTS)


def _plan(number: int, size: Size, pools: dict[str, list[str]]) -> str:
    made = _Writer(number, pools)
    outcomes = max(1, size.actions // 4)
    plan: dict[str, Any] = {
        "schema": "actionplan/1",
        "id": f"audit-{number}-2026",
        "title": made.words("title"),
        "kind": "multi-agency",
        "partnership": f"{made.county} Safeguarding Children Partnership",
        "coordinator": "Partnership Business Manager",
        "marking": "OFFICIAL",
        "source": {
            "type": "audit",
            "reference": f"Audit {number} of 2025-26",
            "date": "2025-12",
        },
        "agreed": "2026-02-10",
        "review": {
            "every": "3 months",
            "first": "2026-05",
            "by": "Partnership Business Manager",
            "reports_to": "Quality Subgroup",
            "purpose": made.words("review_purpose"),
        },
        "rag_legend": {
            "red": "Off track",
            "amber": "Some delay",
            "green": "On track",
        },
        "outcomes": [
            _outcome(made, at + 1, size, size.actions // outcomes)
            for at in range(outcomes)
        ],
    }
    if number % 5 == 0:  # one in 5 has an overdue action
        plan["outcomes"][0]["actions"][0]["due"] = "2026-10-30"
    head = "# yaml-language-server: $schema=../schemas/plan.schema.json\n"
    return head + "".join(_fields(plan, ""))


def _outcome(made: _Writer, number: int, size: Size, actions: int) -> dict[str, Any]:
    return {
        "id": f"O{number}",
        "challenge": _Block(made.words("challenge")),
        "recommendations": [
            {"ref": str(number), "text": made.words("action"), "scope": "local"}
        ],
        "desired_outcome": _Block(made.words("desired_outcome")),
        "baseline": [
            {
                "measure": made.words("baseline_measure"),
                "value": "18 of 40",
                "target": "36 of 40",
                "agency": made.agency(),
                "date": "2026-01",
                "taken_from": f"Audit of January 2026, {number}0 files",
            }
        ],
        "actions": [_action(made, f"{number}.{at + 1}", size) for at in range(actions)],
    }


def _action(made: _Writer, number: str, size: Size) -> dict[str, Any]:
    return {
        "id": number,
        "action": made.words("action"),
        "due": made.random.choice(("2027-01", "2027-03-31", "2027-06")),
        "accountable": made.post(),
        "agency": made.agency(),
        "partners": [{"agency": made.agency(), "post": made.post()}],
        "success": [
            {
                "measure": made.words("success_measure"),
                "method": "baseline-comparison",
                "target": target,
                "measured_by": "2027-06",
            }
            for target in ("36 of 40", "30 of 40")
        ],
        "evidence_needed": [made.words("evidence_needed")],
        "risks": [
            {
                "risk": made.words("risk"),
                "approach": "manage",
                "mitigation": made.words("mitigation"),
            }
        ],
        "progress": [
            {
                "date": f"2026-{9 - size.entries + at + 1:02}-1{at % 10}",
                "rag": "green",
                "reported_by": made.post(),
                "evidence": [made.words("evidence_needed")],
                "note": _Block(made.words("progress_note") + "."),
            }
            for at in range(size.entries)
        ],
    }


class _Block(str):
    """Text that is written on several lines."""

    __slots__ = ()


def _fields(value: dict[str, Any], indent: str) -> list[str]:
    lines = []
    for name, held in value.items():
        match held:
            case dict():
                lines += [f"{indent}{name}:\n", *_fields(held, f"{indent}  ")]
            case list():
                lines.append(f"{indent}{name}:\n")
                for each in held:
                    inner = f"{indent}    "
                    first, *rest = (
                        _fields(each, inner)
                        if isinstance(each, dict)
                        else [f"{inner}{_scalar(each)}\n"]
                    )
                    lines += [f"{indent}  - {first[len(inner) :]}", *rest]
            case _Block():
                wrapped = textwrap.wrap(held, 88, break_on_hyphens=False)
                lines.append(f"{indent}{name}: |\n")
                lines += [f"{indent}  {line}\n" for line in wrapped]
            case _:
                lines.append(f"{indent}{name}: {_scalar(held)}\n")
    return lines


def _scalar(text: str) -> str:
    plain = text[0].isalpha() and not any(sign in text for sign in (": ", " #", '"'))
    is_date = text[:4].isdigit() and "-" in text and not text.strip("0123456789-")
    return text if plain or is_date else json.dumps(text, ensure_ascii=False)

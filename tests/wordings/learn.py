"""Weigh the words of answers that stand and of answers that are sent back.

    nox -s learn                 # write src/actionplan/text/word_lists/likeness.json
    nox -s learn -- --by-hand    # how well one hand is judged by what the others wrote

A hand is everything that one person wrote. Weights are only worth what they are worth
on a hand that they have not seen, so that is what is measured.
"""

from __future__ import annotations

import base64
import json
import math
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from overlay import lay
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tests.wordings import harness

from actionplan import rules
from actionplan.reading import load
from actionplan.rule import cases
from actionplan.rules import learned
from actionplan.text import likeness as weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SPECIMEN = ROOT / "tests" / "scr-family-a-2011.yaml"
WEIGHTS = Path(weights.__file__).parent / "word_lists" / "likeness.json"
FILES = ("wordings.jsonl", "learned-from.jsonl")
CHANCE = 0.8
"""From which chance on an answer is one that is sent back: few that stand have it."""
STANDS = 0.3
"""Up to which chance it is one that stands."""
MOVED = 0.1
"""How much an answer counts that was put into the wrong field.

Nobody wrote it there, and much of what it says would be no mistake there either.
"""
ABOUT = (
    "The weights of the words of an answer: see actionplan/text/likeness.py. Made by"
    " nox -s learn from tests/wordings. Do not edit it."
)


class Learned:
    """A table of weights, what each field starts from, and the chances they give."""

    def __init__(self, wordings: Sequence[harness.Wording]) -> None:
        """Learn from wordings."""
        self.fields = sorted({field_of(each) for each in wordings})
        judge = LogisticRegression(C=10, max_iter=4000, class_weight="balanced")
        moved = misplaced(wordings)
        seen = [*wordings, *moved]
        counts = np.repeat([1.0, MOVED], [len(wordings), len(moved)])
        matrix, wrong = self._matrix(seen), np.array([not each.fair for each in seen])
        separate = self._separating(matrix, wrong)
        judge.fit(matrix.multiply(separate).tocsr(), wrong, sample_weight=counts)
        found = judge.coef_[0] * separate
        self.start = float(judge.intercept_[0]) + found[weights.SIZE :]
        found = found[: weights.SIZE]
        self.unit = float(np.abs(found).max()) / 127
        self.table = np.round(found / self.unit).astype(np.int8)

    def chances(self, wordings: Sequence[harness.Wording]) -> np.ndarray:
        """Return the chance of each wording to be sent back."""
        every = np.concatenate([self.table * self.unit, self.start])
        return np.asarray(1 / (1 + np.exp(-(self._matrix(wordings) @ every))))

    def written(self) -> str:
        """Return the list of words as it is kept."""
        packed = base64.b64encode(zlib.compress(self.table.tobytes(), 9)).decode()
        lines = [packed[at : at + 100] for at in range(0, len(packed), 100)]
        starts = zip(self.fields, self.start, strict=True)
        kept = {
            "about": ABOUT,
            "least": round(math.log(CHANCE / (1 - CHANCE)), 4),
            "most": round(math.log(STANDS / (1 - STANDS)), 4),
            "unit": round(self.unit, 6),
            "learned_from": checksum(),
            "fields": {name: round(float(start), 4) for name, start in starts},
            "table": lines,
        }
        return json.dumps(kept, indent=1) + "\n"

    def _separating(self, matrix: csr_matrix, wrong: np.ndarray) -> np.ndarray:
        """Return how far each word may count: more, the better it separates the two.

        It is halfway between 1 and the logarithm of how much more often the word is in
        one sort than in the other. So words that are as common in both count for less.
        """
        there = matrix > 0
        sums = [np.asarray(there[rows].sum(0)).ravel() + 1 for rows in (wrong, ~wrong)]
        shares = [each / each.sum() for each in sums]
        weights_of = (1 + np.abs(np.log(shares[0] / shares[1]))) / 2
        weights_of[weights.SIZE :] = 1
        return np.asarray(weights_of)

    def _matrix(self, wordings: Sequence[harness.Wording]) -> csr_matrix:
        rows, columns, values = [], [], []
        for row, each in enumerate(wordings):
            field = field_of(each)
            marks = weights.marks(each.text)
            at = [place for mark in marks for place in weights.places(mark, field)]
            rows += [row] * (len(at) + 1)
            columns += [*at, weights.SIZE + self.fields.index(field)]
            values += [1 / math.sqrt(len(marks) or 1)] * len(at) + [1.0]
        shape = len(wordings), weights.SIZE + len(self.fields)
        return csr_matrix((values, (rows, columns)), shape=shape)


def checksum() -> int:
    """Return a checksum of what is learned from, to tell when it has grown."""
    return zlib.crc32(b"".join((HERE / name).read_bytes() for name in FILES))


def field_of(wording: harness.Wording) -> str:
    """Return the field that the weights know a wording by: of notes, with the state."""
    state = dict(wording.context).get("state", "open") or "open"
    state = "open" if state == "on-hold" else state
    return f"note, {state}" if wording.field == "progress_note" else wording.field


def misplaced(wordings: Sequence[harness.Wording]) -> list[harness.Wording]:
    """Put each answer that stands into a field in which it is none.

    Which of them, its checksum says. A note may say anything, so it is not moved.
    """
    moved = []
    for each in wordings:
        others = ELSEWHERE.get(each.field, ())
        if each.fair and others:
            field = others[zlib.crc32(each.text.encode()) % len(others)]
            moved.append(each._replace(field=field, fair=False))
    return moved


_ALIKE = (
    {"baseline_measure", "success_measure", "evidence_needed", "review_purpose"},
    {"baseline_target", "success_target", "desired_outcome", "baseline_value"},
    {"challenge", "risk", "baseline_value", "review_purpose"},
    {"effect", "feedback", "baseline_value", "challenge"},
    {"action", "mitigation"},
    {"title"},
)
"""Fields of which one may hold what another asks for."""
_FIELDS = sorted({field for alike in _ALIKE for field in alike})
ELSEWHERE = {
    field: [
        other
        for other in _FIELDS
        if not any({field, other} <= alike for alike in _ALIKE)
    ]
    for field in _FIELDS
}


def by_hand(wordings: Sequence[harness.Wording]) -> None:
    """Judge each hand by what the others wrote, and print what comes of it."""
    hands = sorted({hand_of(each) for each in wordings})
    for hand in hands:
        others = [each for each in wordings if hand_of(each) != hand]
        own = [each for each in wordings if hand_of(each) == hand]
        chances = Learned(others).chances(own)
        fair = np.array([each.fair for each in own])
        alarms, caught = chances[fair] > CHANCE, chances[~fair] > CHANCE
        sys.stdout.write(
            f"{hand:8} {alarms.sum():4} of {fair.sum():4} alarm,"
            f" {caught.sum():4} of {(~fair).sum():4} caught\n"
        )


def hand_of(wording: harness.Wording) -> str:
    """Return who wrote a wording: what stands before the number in its name."""
    hand = wording.name.partition("-")[0]
    return "our own" if hand in ("fair", "wrong") else hand


def careful() -> list[harness.Wording]:
    """Return what stands in our plans and examples: no other rule speaks of it."""
    texts = [path.read_bytes() for path in PLANS]
    for name in harness.CAREFUL:
        for context in ((), (("state", "complete"),)):
            empty = harness.Wording("", name, "", fair=True, context=context)
            texts.append(harness.plan(empty).encode())
    specimen = SPECIMEN.read_text(encoding="utf-8")
    texts += [
        lay(case.lines, specimen).encode()
        for rule in rules.ALL.values()
        if rule.check is not learned.reads_like_no_answer
        for case in cases(rule)
        if not case.given
    ]
    found = {(said.field, said.text) for text in texts for said in _stands(text)}
    for line in (HERE / "answers.tsv").read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition("\t")
        found |= {(field, text) for field in ANSWERS.get(name, ())}
    return [
        harness.Wording("ours-good", field, text, fair=True)
        for field, text in sorted(found)
    ]


ANSWERS = {
    "challenge": ("challenge",),
    "effect": ("effect",),
    "evidence_needed": ("evidence_needed",),
    "feedback": ("feedback",),
    "measure": ("baseline_measure", "success_measure"),
    "mitigation": ("mitigation",),
    "risk": ("risk",),
    "target": ("baseline_target", "success_target"),
    "title": ("title",),
    "value": ("baseline_value",),
}
"""Fields of answers.tsv, and what the weights call them."""


def _stands(text: bytes) -> Iterator[learned.Said]:
    plan = load.load(text, "").plan
    if plan is None:
        return
    judged = rules.judge(plan, harness.SEEN_ON, plan.id, lambda _: True, timed=True)
    own = learned.reads_like_no_answer
    told = {finding.at for rule, finding in judged if rule.check is not own}
    for each in learned.texts(plan):
        if each.text and each.at not in told:
            yield each


PLANS = [
    *sorted((ROOT / "tests" / "good").glob("*.yaml")),
    *sorted((ROOT / "examples").glob("*.yaml")),
    SPECIMEN,
]


def main(given: Sequence[str]) -> None:
    """Learn from all wordings, and write or measure."""
    wordings = [each for name in FILES for each in harness.read(HERE / name)]
    wordings += careful()
    if "--by-hand" in given:
        by_hand(wordings)
    else:
        WEIGHTS.write_text(Learned(wordings).written(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

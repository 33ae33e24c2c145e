"""Say how much page one tells, for how much room there is."""

from __future__ import annotations

from typing import NamedTuple

from actionplan.output.report import page_text


class PageRoom(NamedTuple):
    """How much page one tells, and in which letters.

    A text of which the number is in a set is told whole, as far as it is one paragraph.
    """

    small: bool
    meanings: bool
    """Whether it says what the ratings mean."""
    title: int
    """The most characters of the title of what waits for a decision."""
    labels: bool
    """Whether what is to be decided has its title, if the exceptions have it too."""
    targets: frozenset[int]
    """What waits for sign-off that says which results and evidence are not given."""
    signed_for: frozenset[int]
    """What waits for sign-off that has the owner."""
    waits: frozenset[int]
    """What waits for sign-off that has the other targets, and the latest note."""
    reasons: frozenset[int]
    """The exceptions with the whole note that says why."""
    held_up: frozenset[int]
    """The overdue ones with an earlier note, if the latest does not say why."""
    since: frozenset[int]
    """Those with what has become of them since."""
    missed: frozenset[int]
    """Those with the stage that was not reported in time, or the last one planned."""
    noted: frozenset[int]
    """Those with a later note as well."""
    staged: frozenset[int]
    """Those with the next stage."""
    aimed: frozenset[int]
    """Those with the targets of the action, if it is open."""
    needed: frozenset[int]
    """The other actions that need something done that have the latest note."""
    sources: frozenset[int]
    """The outcomes with the evidence that they were assessed from."""
    changed: frozenset[int]
    """Those with the effect on children, or the part of it that is about children."""
    measures: frozenset[int]
    """The outcomes that are told in short, but with each measure by a short name."""
    figures: frozenset[int]
    """The outcomes that are told in short, but with the names of the measures."""
    full: frozenset[int]
    """The outcomes that are told in full, with each measure in a row."""
    effects: frozenset[int]
    """Those with the whole effect on children, even in short."""
    improve: frozenset[int]
    """Those with what is still to improve."""
    purposes: frozenset[int]
    """Those with all of what they are for."""
    asked: frozenset[int]
    """Those with the recommendations that they answer."""
    known_by: frozenset[int]
    """Those with the evidence and the feedback."""
    pointed: bool
    """Whether it says what the report has about the outcomes besides."""
    silence: bool
    """Whether it says that no open action was reported on since the last meeting."""
    statuses: bool
    """Whether it names the actions that are in progress or signed off."""
    late: int
    """1 if it numbers the actions that were done late, 2 if it says how late."""
    ended: int
    """1 if it says why actions ended without being done, 2 if also what they are."""
    going_on: bool
    """Whether it tells of the open actions that need nothing by the meeting."""
    done: frozenset[int]
    """The complete actions with what was noted last."""


EVERY = frozenset(range(10_000))
NONE: frozenset[int] = frozenset()
WHOLE = PageRoom(
    small=False,
    meanings=True,
    title=page_text.LONGEST,
    labels=True,
    targets=EVERY,
    signed_for=NONE,
    waits=NONE,
    reasons=EVERY,
    held_up=EVERY,
    since=EVERY,
    missed=EVERY,
    noted=EVERY,
    staged=EVERY,
    aimed=EVERY,
    needed=EVERY,
    sources=NONE,
    changed=EVERY,
    measures=EVERY,
    figures=EVERY,
    full=EVERY,
    effects=EVERY,
    improve=EVERY,
    purposes=EVERY,
    asked=EVERY,
    known_by=NONE,
    pointed=True,
    silence=True,
    statuses=True,
    late=2,
    ended=1,
    going_on=False,
    done=NONE,
)
"""All of the page but the evidence, which is there if there is room for it."""
LEAST = PageRoom(
    small=True,
    meanings=False,
    title=50,
    labels=True,
    targets=NONE,
    signed_for=NONE,
    waits=NONE,
    reasons=NONE,
    held_up=NONE,
    since=NONE,
    missed=NONE,
    noted=NONE,
    staged=NONE,
    aimed=NONE,
    needed=NONE,
    sources=NONE,
    changed=NONE,
    measures=NONE,
    figures=NONE,
    full=NONE,
    effects=NONE,
    improve=NONE,
    purposes=NONE,
    asked=NONE,
    known_by=NONE,
    pointed=False,
    silence=False,
    statuses=False,
    late=0,
    ended=0,
    going_on=False,
    done=NONE,
)
"""A row or a line of each."""


class PageKept(NamedTuple):
    """How many rows of each list of the page there is room for."""

    decide: int
    exceptions: int
    lacking: int
    aims: int
    act: int


ALL = PageKept._make([10_000] * len(PageKept._fields))
NO_ROWS = PageKept._make([0] * len(PageKept._fields))

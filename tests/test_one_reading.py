"""Every reader of YAML reads a plan in the same way, or it is refused."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import mutated
import pytest

from actionplan.diagnostics import Place
from actionplan.reading import yaml_reader

pytestmark = pytest.mark.thorough

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "schema: actionplan/1\n"


@pytest.mark.parametrize("law", mutated.LAWS, ids=lambda law: str(law.__name__))
@pytest.mark.parametrize("seed", range(8))
def test_a_file_that_was_spoilt_is_read_in_one_way_or_refused(
    law: Callable[[bytes], str], seed: int
) -> None:
    """A few hundred files a run; `nox -s fuzz` does it for as long as one likes."""
    pytest.importorskip("ruamel.yaml", reason="the reader of YAML 1.2 is not there")
    dice = Random(seed)  # noqa: S311 -- which files are tried is no secret
    texts = mutated.files()

    for _ in range(60):
        content = mutated.spoilt(dice.choice(texts), dice)
        assert law(content) == "", content


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ('title: "Working with families"# in quotes\n', (2, 31)),
        ("title: 'Working'#with families\n", (2, 17)),
        ("title: |# Working\n  with families\n", (2, 9)),
        ("title: >-#\n  with families\n", (2, 10)),
        ("outcomes: []# none yet\n", (2, 13)),
        ("outcomes: [# none yet\n  ]\n", (2, 12)),
        ("source: {type: audit}# which\n", (2, 22)),
        ('source: {type:"audit", kind:{a: b}}\n', (2, 29)),
        ('title: "Half \\ud800 of it"\n', (2, 8)),
        ("outcomes: [{id: O1, challenge: Why? not}]\n", None),
        ("source: {type: audit? yes}\n", None),
    ],
)
def test_words_that_other_readers_lose_or_refuse_are_not_read(
    written: str, at: tuple[int, int] | None
) -> None:
    """A # needs a space before it; where there is none it is no comment elsewhere."""
    for engine in yaml_reader.ENGINES:
        document = yaml_reader.parse((HEAD + written).encode(), engine)

        assert [fault.rule for fault in document.faults] == ["cannot-be-read"]
        place = document.faults[0].at
        assert isinstance(place, Place)
        assert at is None or (place.line, place.column) == at


@pytest.mark.parametrize(
    "written",
    [
        'title: "Working" # a comment\n',
        "title: Working#with families\n",
        "title: see item #3 # and issue#4\n",
        "title: | # a comment\n  C# and F#\n",
        "title: 'a#b' # c#d\n",
        "# a#b\ntitle: a\n",
        "outcomes: [] # none#yet\n",
        "source: {type: audit, title: 'What now?'}\n",
        "title: What now? [see below]\n",
        "outcomes:\n  - id: O1\n    evidence:\n      -\n      - b\n",
        "source: {type: , title: a}\n",
    ],
)
def test_what_every_reader_reads_is_read(written: str) -> None:
    """The same hash, question mark and gap where all agree on them."""
    content = (HEAD + written).encode()

    assert [yaml_reader.parse(content, e).faults for e in yaml_reader.ENGINES] == [
        () for _ in yaml_reader.ENGINES
    ]
    assert [law(content) for law in mutated.LAWS] == ["", "", ""]

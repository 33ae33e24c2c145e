"""An entry is put into a file, and nothing else in it changes."""

from __future__ import annotations

import pytest

from actionplan.diagnostics import Edit
from actionplan.editing import insertion, splice
from actionplan.reading import yaml_reader

ENTRY = {"date": "2012-03-01", "note": "Sent."}
ROUTE = ("actions", 0, "progress")

# One file each, as it is afterwards; what is inserted stands between « and ».
WRITTEN = {
    "below the last entry": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»  - id: "1.2"
""",
    "at the end of the file": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»""",
    "without a last line end": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.«
      - date: 2012-03-01
        note: Sent.»""",
    "without a last line end, below a comment": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
      # seen by the chair«
      - date: 2012-03-01
        note: Sent.»""",
    "spaces in place of a last line": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»   """,
    "hyphens below the name": """\
actions:
- id: "1.1"
  progress:
  - date: 2011-12-05
    note: Drafted.
«  - date: 2012-03-01
    note: Sent.
»- id: "1.2"
""",
    "four columns in": """\
actions:
    -   id: "1.1"
        progress:
            -   date: 2011-12-05
                note: Drafted.
«            -   date: 2012-03-01
                note: Sent.
»""",
    "one column in": """\
actions:
 - id: "1.1"
   progress:
    - date: 2011-12-05
      note: Drafted.
«    - date: 2012-03-01
      note: Sent.
»""",
    "seven columns in": """\
actions:
       - id: "1.1"
         progress:
                - date: 2011-12-05
                  note: Drafted.
«                - date: 2012-03-01
                  note: Sent.
»""",
    "a hyphen on a line of its own": """\
actions:
  -
    id: "1.1"
    progress:
      -
        date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»""",
    "the hyphen's gap of the last entry": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-11-05
        note: Begun.
      -    date: 2011-12-05
           note: Drafted.
«      -    date: 2012-03-01
           note: Sent.
»""",
    "line ends of Windows": (
        'actions:\r\n  - id: "1.1"\r\n    progress:\r\n      - date: 2011-12-05\r\n'
        "        note: Drafted.\r\n"
        "«      - date: 2012-03-01\r\n        note: Sent.\r\n»"
        '  - id: "1.2"\r\n'
    ),
    "line ends of Windows, none at the end": (
        'actions:\r\n  - id: "1.1"\r\n    progress:\r\n      - date: 2011-12-05\r\n'
        "        note: Drafted.«\r\n      - date: 2012-03-01\r\n        note: Sent.»"
    ),
    "line ends of old": (
        'actions:\r  - id: "1.1"\r    progress:\r      - date: 2011-12-05\r'
        "        note: Drafted.\r«      - date: 2012-03-01\r        note: Sent.\r»"
    ),
    "mixed line ends, as on the line above": (
        'actions:\n  - id: "1.1"\r\n    progress:\n      - date: 2011-12-05\n'
        "        note: Drafted.\r\n"
        "«      - date: 2012-03-01\r\n        note: Sent.\r\n»"
        '  - id: "1.2"\n'
    ),
    "a byte order mark": (
        '\ufeffactions:\n  - id: "1.1"\n    progress:\n      - date: 2011-12-05\n'
        "        note: Drafted.\n«      - date: 2012-03-01\n        note: Sent.\n»"
    ),
    "letters of other languages and faces": """\
actions:
  - id: "1.1"
    action: Sgiliau i weithio gyda theuluoedd · £5 · 👩‍👧 · 家族
    progress:
      - date: 2011-12-05
        note: Café Zoë 🙂
«      - date: 2012-03-01
        note: Sent.
»  - id: "1.2"
""",
    "a comment behind the last line": """\
actions:
  - id: "1.1"
    progress: # newest last
      - date: 2011-12-05 # reported late
        note: Drafted.   # by e-mail
«      - date: 2012-03-01
        note: Sent.
»  - id: "1.2"   # next
""",
    "a comment that belongs to the list": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
      # seen by the chair
«      - date: 2012-03-01
        note: Sent.
»  - id: "1.2"
""",
    "a comment that belongs to what follows": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»  # Second action
  - id: "1.2"
""",
    "a comment at the edge": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»# ----------
  - id: "1.2"
""",
    "a comment on the next field, hyphens below the name": """\
actions:
- id: "1.1"
  progress:
  - date: 2011-12-05
    note: Drafted.
«  - date: 2012-03-01
    note: Sent.
»  # ours
  x-ref: A7
""",
    "blank lines stay with what follows": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»

      # --- end of 1.1 ---

  - id: "1.2"
""",
    "fields behind the list": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»    due: 2012-05
""",
    "three hyphens and three dots": """\
# A plan
---
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted.
«      - date: 2012-03-01
        note: Sent.
»...
# end
""",
    "a text in single quotes over two lines": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: 'It''s: done,

          # all of it'
«      - date: 2012-03-01
        note: Sent.
»""",
    "a plain text over two lines": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: Drafted and
          sent round
«      - date: 2012-03-01
        note: Sent.
»""",
    "another field stands last": """\
actions:
  - id: "1.1"
    progress:
      - note: Drafted.
        date: 2011-12-05
        evidence:
          - minutes
«      - date: 2012-03-01
        note: Sent.
»""",
    "a block of text": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |
          Drafted.
«      - date: 2012-03-01
        note: |-
          Sent.
»
  - id: "1.2"
""",
    "a folded block without its last line end": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: >-
          Drafted
          and sent.
«      - date: 2012-03-01
        note: |-
          Sent.
»

""",
    "a block without its last line end, nor has the file": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |-
          Drafted.«
      - date: 2012-03-01
        note: |-
          Sent.»""",
    "a block that keeps its blank lines": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |+
          Drafted.


«      - date: 2012-03-01
        note: |-
          Sent.
»  - id: "1.2"
""",
    "a folded block that keeps its blank lines, to the end": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: >2+
            Drafted.

«      - date: 2012-03-01
        note: |-
          Sent.
»""",
    "a block, and spaces without a line end": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: >-
          Drafted.
«      - date: 2012-03-01
        note: |-
          Sent.
»
         \
""",
    "a block that ends in spaces, without a line end": (
        'actions:\n  - id: "1.1"\n    progress:\n      - date: 2011-12-05\n'
        "        note: |-\n          Drafted.\n            «\n"
        "      - date: 2012-03-01\n        note: |-\n          Sent.»"
    ),
    "a block that keeps many blank lines": (
        'actions:\n  - id: "1.1"\n    progress:\n      - date: 2011-12-05\n'
        "        note: |+\n          Drafted.\n"
        + "\n"
        * 12
        + "«      - date: 2012-03-01\n"
        "        note: |-\n          Sent.\n»"
    ),
    "a block with an indent of its own": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |1-
           Drafted.
«      - date: 2012-03-01
        note: |-
          Sent.
»

  - id: "1.2"
""",
    "a block that ends in spaces": (
        'actions:\n  - id: "1.1"\n    progress:\n      - date: 2011-12-05\n'
        "        note: |\n          Drafted.\n            \n«      - date: 2012-03-01\n"
        '        note: |-\n          Sent.\n»  - id: "1.2"\n'
    ),
    "a block in which a comment is text": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |
          Drafted.
          # not a comment
      # a comment
«      - date: 2012-03-01
        note: |-
          Sent.
»  - id: "1.2"
""",
    "a block, and a comment farther out": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |
          Drafted.
«      - date: 2012-03-01
        note: |-
          Sent.
»
  # Second action
  - id: "1.2"
""",
    "an empty block": """\
actions:
  - id: "1.1"
    progress:
      - date: 2011-12-05
        note: |
«      - date: 2012-03-01
        note: |-
          Sent.
»  - id: "1.2"
""",
    "no list yet": """\
actions:
  - id: "1.1"
    due: 2012-05
«    progress:
      - date: 2012-03-01
        note: Sent.
»  - id: "1.2"
""",
    "no list yet, a comment before what follows": """\
actions:
  - id: "1.1"
    due: 2012-05 # agreed
    # not before May
«    progress:
      - date: 2012-03-01
        note: Sent.
»
  # Second action
  - id: "1.2"
""",
    "no list yet, below a block of text without a last line end": """\
actions:
  - id: "1.1"
    action: |-
      Publish guidance.«
    progress:
      - date: 2012-03-01
        note: Sent.»""",
    "no list yet, indented as the other lists": """\
actions:
-   id: "1.1"
    risks:
      - risk: Leave
«    progress:
    -   date: 2012-03-01
        note: Sent.
»-   id: "1.2"
    progress:
    -   date: 2011-12-05
        note: Drafted.
""",
    "a name with nothing behind it": """\
actions:
  - id: "1.1"
    progress:
«      - date: 2012-03-01
        note: Sent.
»    due: 2012-05
""",
    "a name with only a comment behind it": """\
actions:
  - id: "1.1"
    progress:   # none yet
      # - date: 2011-09-30
      #   note: What has been done
«      - date: 2012-03-01
        note: Sent.
»  - id: "1.2"
""",
    "a name with nothing behind it, at the end": """\
actions:
  - id: "1.1"
    progress:«
      - date: 2012-03-01
        note: Sent.»""",
    "empty brackets": """\
actions:
  - id: "1.1"
    progress: [«{date: 2012-03-01, note: "Sent."}»]  # none yet
""",
    "empty brackets with a comment in them": """\
actions:
  - id: "1.1"
    progress: [«{date: 2012-03-01, note: "Sent."}» # none yet
    ]
""",
    "brackets": """\
actions:
  - id: "1.1"
    progress: [ {date: 2011-12-05, note: Drafted}«, {date: 2012-03-01, note: "Sent."}» ]
""",
    "brackets with a last comma": """\
actions:
  - id: "1.1"
    progress: [{date: 2011-12-05, note: Drafted}«, {date: 2012-03-01, note: "Sent."}», ]
""",
    "brackets over several lines": """\
actions:
  - id: "1.1"
    progress: [
      {date: 2011-11-05, note: Begun},
      {date: 2011-12-05, note: Drafted}«,
      {date: 2012-03-01, note: "Sent."}» # last
    ]
""",
    "brackets over several lines with a last comma": """\
actions:
  - id: "1.1"
    progress: [
      {date: 2011-11-05, note: Begun},
      {date: 2011-12-05, note: Drafted}, # last, so far
«      {date: 2012-03-01, note: "Sent."},
»    ]
""",
    "entries in brackets": """\
actions:
  - id: "1.1"
    progress:
      - {date: 2011-12-05, note: Drafted}
«      - {date: 2012-03-01, note: "Sent."}
»""",
    "an action in brackets, no list yet": """\
actions:
  - {id: "1.1", due: 2012-05«, progress: [{date: 2012-03-01, note: "Sent."}]»}
""",
    "an action in brackets with a name alone": """\
actions:
  - {id: "1.1", ? x-new«, progress: [{date: 2012-03-01, note: "Sent."}]»}
""",
    "an action in brackets with a list": """\
actions:
  - {id: "1.1", progress: [«{date: 2012-03-01, note: "Sent."}»], due: 2012-05}
""",
    "an action in brackets with a name and nothing behind it": """\
actions:
  - {id: "1.1", progress: «[{date: 2012-03-01, note: "Sent."}] », due: 2012-05}
""",
    "an action in brackets over several lines": """\
actions: [
  {
    id: "1.1",
    due: 2012-05«,
    progress: [{date: 2012-03-01, note: "Sent."}]»
  }
]
""",
    "JSON": """\
{"actions": [{"id": "1.1", "progress": [
  {"date": "2011-12-05", "note": "Drafted."}«,
  {"date": "2012-03-01", "note": "Sent."}»
]}]}
""",
    "JSON on one line, no list yet": (
        '{"actions": [{"id": "1.1"«, "progress": [{"date": "2012-03-01",'
        ' "note": "Sent."}]»}]}'
    ),
    "names in quotes, and with question marks": """\
? "actions"
: - 'id': "1.1"
    "progress":
      - "date": 2011-12-05
        "note": Drafted.
«      - date: 2012-03-01
        note: Sent.
»""",
    "tabs": (
        'actions:\n  - id: "1.1"\n    x-sheet: "a\tb" #\tc\n    progress:\n'
        "      - date: 2011-12-05\n        note: 'Drafted\tand sent'\n"
        "«      - date: 2012-03-01\n        note: Sent.\n»"
    ),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_an_entry_is_inserted_where_it_belongs(text: str) -> None:
    """The file is the old one, with the entry where its officer would have put it."""
    before, after = _before(text), text.replace("«", "").replace("»", "")

    done = insertion.insert_entry(yaml_reader.parse(before.encode()), ROUTE, ENTRY)

    assert isinstance(done, insertion.Spliced)
    assert done.content.decode() == after


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_both_engines_read_back_the_same(text: str) -> None:
    """What the fast parser proved, the pure one sees as well."""
    content = text.replace("«", "").replace("»", "").encode()

    fast, pure = (yaml_reader.parse(content, engine) for engine in yaml_reader.ENGINES)

    assert fast == pure


UNWRITTEN = {
    "a tilde": (
        'actions:\n  - id: "1.1"\n    progress: ~ # none\n',
        insertion.Unwritten("written-empty", 3, "{}", "~"),
    ),
    "the word null": (
        'actions:\n  - id: "1.1"\n    progress: null\n    due: 2012-05\n',
        insertion.Unwritten("written-empty", 3, "{}", "null"),
    ),
    "a block of text, clipped, that has no line end to clip": (
        (
            'actions:\n  - id: "1.1"\n    progress:\n      - date: 2011-12-05\n'
            "        note: |\n          Drafted."
        ),
        insertion.Unwritten("no-last-line-end", 6, "{}"),
    ),
    "a block that keeps its line ends, and has none": (
        (
            'actions:\n  - id: "1.1"\n    progress:\n      - date: 2011-12-05\n'
            "        note: >+\n          Drafted."
        ),
        insertion.Unwritten("no-last-line-end", 6, "{}"),
    ),
    "text in the place of the list": (
        'actions:\n  - id: "1.1"\n    progress: none\n',
        insertion.Unwritten("not-alone", 3, "{}"),
    ),
    "a name in brackets without a colon": (
        'actions:\n  - {id: "1.1", progress}\n',
        insertion.Unwritten("not-alone", 2, '{date: 2012-03-01, note: "Sent."}'),
    ),
    "a block of text, clipped, above a list that is not there": (
        'actions:\n  - id: "1.1"\n    action: |\n      Publish.',
        insertion.Unwritten("no-last-line-end", 4, "    progress:\n{}"),
    ),
    "an action that is not there": (
        "actions: []\n",
        insertion.Unwritten("not-alone", 1, "  - date: 2012-03-01\n    note: Sent."),
    ),
}


@pytest.mark.parametrize(("text", "why"), UNWRITTEN.values(), ids=UNWRITTEN.keys())
def test_what_cannot_be_written_is_given_to_be_typed(
    text: str, why: insertion.Unwritten
) -> None:
    """Nothing is done by halves: there is a reason, and lines to type in."""
    lines = "      - date: 2012-03-01\n        note: Sent."

    done = insertion.insert_entry(yaml_reader.parse(text.encode()), ROUTE, ENTRY)

    assert done == why._replace(lines=why.lines.replace("{}", lines))


NOTES = {
    "Sent to all: now": '"Sent to all: now"',
    "Sent #2": '"Sent #2"',
    "Sent:": '"Sent:"',
    "See http://example.org/a#b, 10:30": "See http://example.org/a#b, 10:30",
    "12 staff attended [all], {most}": "12 staff attended [all], {most}",
    "12 30": '"12 30"',
    "- first": '"- first"',
    '"Well" done': '"\\"Well\\" done"',
    "It's done": "It's done",
    "yes": '"yes"',
    "No": '"No"',
    "null": '"null"',
    "0123": '"0123"',
    "1e3": '"1e3"',
    "2011-11": "2011-11",
    "2011-02-30": '"2011-02-30"',
    "🙂": '"🙂"',
    "Élan 🙂": "Élan 🙂",
    "a\tb": '"a\\tb"',
    "a\r\nb": '"a\\r\\nb"',
    "a\x85b\u2028c\ufeff\x7f": '"a\\u0085b\\u2028c\\ufeff\\u007f"',
    "a\U000e0041b": '"a\\U000e0041b"',
    "a\x07b\u202ec": '"a\\u0007b\\u202ec"',
    " spaced ": '" spaced "',
    "": '""',
    "\n": '"\\n"',
    "one\ntwo": "|-\n      one\n      two",
    "one\n\ntwo: #\n": "|\n      one\n\n      two: #",
    "one\n  - two\n# three": "|-\n      one\n        - two\n      # three",
    "one \ntwo": '"one \\ntwo"',
    "one\n\n": '"one\\n\\n"',
    " one\ntwo": '" one\\ntwo"',
    "one\n\ttwo": '"one\\n\\ttwo"',
    "---\n...\n": "|\n      ---\n      ...",
    "&a *b !c %d @e `f": '"&a *b !c %d @e `f"',
    "back\\slash": "back\\slash",
    "<<": '"<<"',
}


@pytest.mark.parametrize(("note", "written"), NOTES.items(), ids=map(ascii, NOTES))
def test_a_note_is_written_as_plainly_as_is_safe(note: str, written: str) -> None:
    """Plain where every reader takes it for the same text, quoted elsewhere."""
    before = yaml_reader.parse(b"progress:\n  - note: Drafted.\n")

    done = insertion.insert_entry(before, ("progress",), {"note": note})

    assert isinstance(done, insertion.Spliced)
    assert done.edit.text == f"  - note: {written}\n"


def test_lists_in_an_entry_are_indented_as_the_file_is() -> None:
    """Text below a name, fields below a name and lists follow the file's own steps."""
    before = yaml_reader.parse(
        b"source:\n   type: audit\ndifference:\n-  date: 2011-12\n"
    )
    entry = {
        "date": "2012-03",
        "results": [{"measure": "Staff", "value": "68"}, {"measure": "a\nb"}],
        "evidence": ["minutes", "- survey"],
        "effect": "More\nof it.\n",
    }

    done = insertion.insert_entry(before, ("difference",), entry)

    assert isinstance(done, insertion.Spliced)
    assert done.edit.text == (
        "-  date: 2012-03\n"
        "   results:\n"
        "   -  measure: Staff\n"
        '      value: "68"\n'
        "   -  measure: |-\n"
        "         a\n"
        "         b\n"
        "   evidence:\n"
        "   -  minutes\n"
        '   -  "- survey"\n'
        "   effect: |\n"
        "      More\n"
        "      of it.\n"
    )


def test_a_file_of_one_line_gets_a_second() -> None:
    """Where there is no line end to go by, the usual one is taken."""
    done = insertion.insert_entry(
        yaml_reader.parse(b"id: a"), ("progress",), {"note": "Sent."}
    )

    assert done == insertion.Spliced(
        b"id: a\nprogress:\n  - note: Sent.",
        Edit(5, 5, "\nprogress:\n  - note: Sent."),
    )


def test_lists_of_texts_do_not_mislead() -> None:
    """A list of other things than fields takes an entry too."""
    before = yaml_reader.parse(b"progress:\n  - Drafted\n  - []\n")

    done = insertion.insert_entry(before, ("progress",), ENTRY)

    assert isinstance(done, insertion.Spliced)
    assert done.edit.text == "  - date: 2012-03-01\n    note: Sent.\n"


def test_edits_that_prove_themselves_are_made_together() -> None:
    """Several edits, in any order, are one change."""
    before = yaml_reader.parse("\ufeffid: 1.10\r\ntitle: Ä\r\n".encode())
    changes = [Edit(17, 18, '"B"'), Edit(4, 8, '"1.10"')]

    content = splice.apply(before, changes, {"id": "1.10", "title": "B"})

    assert content == '\ufeffid: "1.10"\r\ntitle: "B"\r\n'.encode()


@pytest.mark.parametrize(
    "changes",
    [
        [Edit(4, 8, "1.2")],  # other data than expected
        [Edit(4, 8, "1.10")],  # a number, not the text
        [Edit(4, 8, '"1.10"'), Edit(6, 8, "")],  # they overlap
        [Edit(4, 8, '"1.10"\nid: "2"')],  # a name twice
        [Edit(4, 8, '"1.10')],  # cannot be read
        [Edit(4, 8, '"1.10" # \ud800')],  # cannot be written
    ],
)
def test_edits_that_change_more_are_not_made(changes: list[Edit]) -> None:
    """What cannot be proved is not done."""
    before = yaml_reader.parse(b"id: 1.10\n")

    content = splice.apply(before, changes, {"id": "1.10"})

    assert content is None


def test_an_edit_may_fix_a_file_that_cannot_be_read() -> None:
    """Only new faults stand in the way, not those that an edit takes away."""
    before = yaml_reader.parse(b"id: a\nid: b\n")

    content = splice.apply(before, [Edit(6, 12, "")], {"id": "a"})

    assert content == b"id: a\n"


def _before(text: str) -> str:
    start, _, rest = text.partition("«")
    return start + rest.partition("»")[2]


@pytest.mark.parametrize(
    ("route", "value"),
    [
        (("actions", 0, "id"), "1.1"),
        (("actions", -1, "id"), "1.1"),
        (("actions", 1), None),
        (("actions", "id"), None),
        (("actions", 0, "id", "x"), None),
        (("risks", 0, "risk"), None),
    ],
)
def test_what_is_not_there_has_no_place_of_its_own(
    route: tuple[str | int, ...], value: str | None
) -> None:
    """A way that ends nowhere leads to no value, and to the nearest place there is."""
    read = yaml_reader.parse(b'actions:\n  - id: "1.1"\n')

    node = read.node(route)

    assert (node and node.value, read.place(route).line in (1, 2)) == (value, True)

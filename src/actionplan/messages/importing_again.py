"""Messages about importing a document into a plan that is already there."""

from __future__ import annotations

from actionplan.rule import Finding, message
from actionplan.text.grammar import quoted


@message("AP055", "error")
def changed_since_import(*, plan: str, ledger: tuple[str, str]) -> Finding:
    """The plan may have been changed since it was imported, so it was not replaced.

    If actionplan wrote the plan again from the document, the changes would be lost.

    Given::

        plan: plans/scr-family-b-2012.yaml
        ledger:
          - plans/scr-family-b-2012.import.md
          - plans/scr-family-b-2012.import.json

    Says::

        This plan may have been changed since it was imported, and --replace would lose
        the changes. Nothing has been written.
        To fix: leave out --replace. Only what is new in the document is then added to
        the plan. If the plan has not been committed to git, you can write a new plan
        instead: give another file name after --output, and copy your changes from
        plans/scr-family-b-2012.yaml to the new plan. Then delete
        plans/scr-family-b-2012.yaml and the 2 files in which its import is recorded:
        plans/scr-family-b-2012.import.md and plans/scr-family-b-2012.import.json.
    """
    return Finding(
        "This plan may have been changed since it was imported, and --replace would"
        " lose the changes. Nothing has been written.",
        "leave out --replace. Only what is new in the document is then added to the"
        " plan. If the plan has not been committed to git, you can write a new plan"
        " instead: give another file name after --output, and copy your changes from"
        f" {plan} to the new plan. Then delete {plan} and the 2 files in which its"
        f" import is recorded: {ledger[0]} and {ledger[1]}.",
    )


@message("AP056", "error")
def column_read_otherwise(*, heading: str, was: str) -> Finding:
    """The field after --map is not the field used for that column at the last import.

    actionplan compares a new version of a document with the version that was imported
    last. The comparison works only if each column is read as the same field as before.

    Given::

        heading: Who decides
        was: x-who-decides

    Says::

        At the last import, the column "Who decides" was read as "x-who-decides", but
        --map now gives a different field. Nothing has been written.
        To fix: to read the column as before, leave out --map for this column. If the
        plan has not been changed since it was imported, you can add --replace instead.
        The plan is then written again from this document, with the options that you
        give now.
    """
    return Finding(
        f"At the last import, the column {quoted(heading)} was read as {quoted(was)},"
        " but --map now gives a different field. Nothing has been written.",
        "to read the column as before, leave out --map for this column. If the plan has"
        " not been changed since it was imported, you can add --replace instead. The"
        " plan is then written again from this document, with the options that you give"
        " now.",
    )

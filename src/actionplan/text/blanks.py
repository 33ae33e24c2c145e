"""Write commands with blanks in capitals, and say what goes in place of each blank."""

from __future__ import annotations

import re

EVIDENCE = '--evidence "EVIDENCE"'
COMPLETE = f"--state complete --achieved-on DATE {EVIDENCE}"
NEW_DUE = "--new-due DATE"
RATING = "--rag RATING"
STATUS = "--state STATUS"
"""Asked of the first entry: without a status, it would say that the work has begun."""

_MEANINGS = {
    r"add PLAN/ACTION ": "the plan ID and action number in place of PLAN/ACTION",
    r"/ACTION ": "the action number in place of ACTION",
    r'"NOTE"': "{note} in place of NOTE",
    r"--achieved-on DATE\b": "the date when it was done in place of DATE",
    r'"EVIDENCE"': "{evidence} in place of EVIDENCE",
    r"--state STATUS\b": "the status (not-started or in-progress) in place of STATUS",
    r"--rag RATING\b": "the RAG rating in place of RATING",
    r"--new-due DATE\b": "the new due date in place of DATE",
    r"--new-due-requested DATE\b": "the date asked for in place of DATE",
    r'"OWNER"': "the job title or agency in place of OWNER",
    r"--date DATE\b": "the date when the action was reported as complete in place of"
    " DATE",
}
"""What goes in place of each blank of a command, in the order in which to say it."""


def entry(target: str, *options: str) -> str:
    """Write the command that records a progress entry for PLAN/ACTION."""
    return " ".join((f'actionplan progress add {target} "NOTE"', *options))


def accepted(rule: str) -> str:
    """Say that a problem nobody can correct may be accepted, and how."""
    return (
        "you can accept the problem, with a reason. To see how, type: actionplan"
        f" explain {rule}"
    )


def filled(
    command: str, *, note: str = "what was done", evidence: str = "the evidence"
) -> str:
    """Say to type a command, and what goes in place of each blank.

    No two blanks of a command have the same name: nobody could tell them apart.
    """
    *most, last = (
        words.format(note=note, evidence=evidence)
        for blank, words in _MEANINGS.items()
        if re.search(blank, command)
    )
    blanks = f"{', '.join(most)}{' and ' if most else ''}{last}"
    return f"type this command, with {blanks}: {command}"

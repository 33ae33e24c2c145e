"""Write the page of a rule from its docstring."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from actionplan.rule import cases, prose
from actionplan.text import terminal

if TYPE_CHECKING:
    from actionplan.rule import Case, Rule


def page(of: Rule) -> str:
    """Write the page of a rule, for a terminal."""
    parts = [
        f"{of.name} ({of.code}): {of.level}",
        terminal.wrap(of.summary, ""),
        "\n\n".join(terminal.wrap(text, "") for text in _paragraphs(prose(of))),
        f'The guidance asks for this under "{of.clause}".' if of.clause else "",
        "The result depends on the report date." if of.timed else "",
        terminal.wrap(_WITH_SINCE, "") if of.subject == "base" else "",
        *(_case_text(case) for case in _examples(of)),
        _accepting(of),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(of: Rule) -> str:
    """Write the page of a rule in Markdown, as a section of docs/rules.md."""
    facts = [f"`{of.code}`", of.level]
    facts += [f"guidance: {of.clause}"] if of.clause else []
    facts += ["depends on the report date"] if of.timed else []
    facts += ["only checked with `--since`"] if of.subject == "base" else []
    parts = [
        f"### {of.name}",
        " · ".join(facts),
        of.summary,
        prose(of),
        *(_case_markdown(case) for case in _examples(of)),
    ]
    return "\n\n".join(part for part in parts if part)


_WITH_SINCE = (
    "This rule only runs when you compare plans with an earlier version: actionplan"
    " lint --since"
)


def _accepting(of: Rule) -> str:
    """Say how to accept the problem, or that it cannot be accepted."""
    if of.is_fixed and of.code.startswith("AP9"):
        return ""  # of the program itself, not of a plan
    if of.is_fixed:
        return "You must fix this problem. You cannot accept it with a comment."
    comment = f"# actionplan: accept[{of.name}] until 2012-03-31: the reason"
    return (
        "To accept this problem in one place, put this at the end of its"
        f" line:\n\n{_indented(comment)}"
    )


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _examples(of: Rule) -> list[Case]:
    """Return a rule's examples, giving the lines before a change only once."""
    examples: list[Case] = []
    before = ""
    for case in cases(of):
        examples.append(case._replace(before="") if case.before == before else case)
        before = case.before
    return examples


def _case_text(case: Case) -> str:
    if case.before:
        before = _indented(textwrap.dedent(case.before))
        rest = _case_text(case._replace(before=""))
        return f"If the plan said:\n\n{before}\n\n{rest}"
    lines = _indented(textwrap.dedent(case.lines))
    says = _indented(case.says)
    if case.good:
        return f"This is correct:\n\n{lines}"
    if case.given:
        return f"For example, the message says:\n\n{says}"
    return f"These lines:\n\n{lines}\n\nproduce this message:\n\n{says}"


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ")


def _case_markdown(case: Case) -> str:
    if case.before:
        before = f"```yaml\n{textwrap.dedent(case.before)}\n```"
        rest = _case_markdown(case._replace(before=""))
        return f"If the plan said:\n\n{before}\n\n{_now(case)}{rest}"
    lines = f"```yaml\n{textwrap.dedent(case.lines)}\n```"
    says = f"```text\n{case.says}\n```"
    if case.good:
        return f"Correct:\n\n{lines}"
    if case.given:
        return f"For example, the message says:\n\n{says}"
    return f"{lines}\n\n{says}"


def _now(case: Case) -> str:
    return "" if case.good else "and now says:\n\n"

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
        "It depends on the day that is looked at." if of.timed else "",
        terminal.wrap(_WITH_SINCE, "") if of.subject == "base" else "",
        *(_case_text(case) for case in _examples(of)),
        _accepting(of),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def markdown(of: Rule) -> str:
    """Write the page of a rule in Markdown, as a section of docs/rules.md."""
    facts = [f"`{of.code}`", of.level]
    facts += [f"guidance: {of.clause}"] if of.clause else []
    facts += ["depends on the day"] if of.timed else []
    facts += ["asked with `--since`"] if of.subject == "base" else []
    parts = [
        f"### {of.name}",
        " · ".join(facts),
        of.summary,
        prose(of),
        *(_case_markdown(case) for case in _examples(of)),
    ]
    return "\n\n".join(part for part in parts if part)


_WITH_SINCE = (
    "It is asked where plans are compared with what they were: actionplan lint --since"
)


def _accepting(of: Rule) -> str:
    """Say how to accept a finding, or that it cannot be accepted."""
    if of.is_fixed and of.code.startswith("AP9"):
        return ""  # of the program itself, not of a plan
    if of.is_fixed:
        return "It has to be mended: it cannot be accepted with a comment."
    comment = f"# actionplan: accept[{of.name}] until 2012-03-31: the reason"
    return f"To accept one finding, put this behind its line:\n\n{_indented(comment)}"


def _paragraphs(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if part.strip()]


def _examples(of: Rule) -> list[Case]:
    """Return a rule's examples, with lines that do not change given only once."""
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
        return f"Where the plan said:\n\n{before}\n\n{rest}"
    lines = _indented(textwrap.dedent(case.lines))
    says = _indented(case.says)
    if case.good:
        return f"This is as it should be:\n\n{lines}"
    if case.given:
        return f"It says, for example:\n\n{says}"
    return f"These lines:\n\n{lines}\n\nget this finding:\n\n{says}"


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ")


def _case_markdown(case: Case) -> str:
    if case.before:
        before = f"```yaml\n{textwrap.dedent(case.before)}\n```"
        rest = _case_markdown(case._replace(before=""))
        return f"Where the plan said:\n\n{before}\n\n{_now(case)}{rest}"
    lines = f"```yaml\n{textwrap.dedent(case.lines)}\n```"
    says = f"```text\n{case.says}\n```"
    if case.good:
        return f"As it should be:\n\n{lines}"
    if case.given:
        return f"It says, for example:\n\n{says}"
    return f"{lines}\n\n{says}"


def _now(case: Case) -> str:
    return "" if case.good else "and now says:\n\n"

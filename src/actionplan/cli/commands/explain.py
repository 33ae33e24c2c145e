"""Run `actionplan explain`: explain a rule, a message, a field or a word."""

from __future__ import annotations

import shutil

from actionplan.cli import console
from actionplan.cli.options import explain as options
from actionplan.diagnostics import Refusal
from actionplan.messages import tool
from actionplan.text import terminal


def command(
    name: options.Name,
) -> None:
    """Explain a rule, a message, a field or a word that actionplan uses.

    Examples:

      actionplan explain stale-action

      actionplan explain desired_outcome

      actionplan explain overdue
    """
    from actionplan import workspace
    from actionplan.reference import explanations, rule_pages

    room = min(max(shutil.get_terminal_size().columns, 40) - 2, terminal.WIDTH)
    if rule := explanations.find_rule(name):
        # The date is only an example, so no settings are read for it.
        today = console.today(None, workspace.make(), asked=False)
        console.out(rule_pages.page(rule, room, today))
        return
    word = explanations.find_word(name)
    fields = explanations.find_fields(name)
    found = (
        explanations.word_text(word, room) if word else "",
        explanations.field_page(fields, room) if fields else "",
        explanations.options_text(name, room),
    )
    if any(found):
        console.out("\n".join(filter(None, found)))
    else:
        raise Refusal(
            tool.nothing_to_explain(
                name=name, nearest=explanations.nearest_topics(name)
            )
        )

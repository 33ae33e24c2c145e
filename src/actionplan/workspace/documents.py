"""Find the documents next to plans that may be plans, and that nobody has read."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from actionplan.diagnostics import Refusal
from actionplan.storage import files, folders
from actionplan.workspace import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from actionplan.workspace.settings import FolderSettings

DOCUMENT = files.Room(52_428_800, "document")
"""A document has 50 MiB at most."""
LEDGER = files.Room(4 * DOCUMENT.most, "ledger")
READ = "documents"
"""What the checks of the documents that were read are called in a ledger."""


def ledger_of(plan: Path) -> Path:
    """Return where the ledger of a plan is, as programs read it."""
    return plan.with_name(f"{plan.stem}.import.json")


def check_of(content: bytes) -> str:
    """Return what is the same for two documents only if they are the same file."""
    import hashlib  # noqa: PLC0415 -- most runs read no document

    return hashlib.sha256(content).hexdigest()


def read_before(ledger: Any) -> dict[str, str]:  # noqa: ANN401 -- from JSON
    """Return the checks of the documents that a ledger lists, with their names."""
    held = ledger.get(READ) if isinstance(ledger, dict) else None
    if not isinstance(held, dict):
        return {}
    return {check: str(name) for check, name in held.items()}


def not_read(
    found: Iterable[Path],
    plans: Sequence[Path],
    settings_of: Callable[[Path], FolderSettings],
) -> tuple[Path, ...]:
    """Return the documents that may be plans, and of which nothing is in *plans*.

    A document is not one of them if the settings say that no plan is in such a place,
    if we wrote it, or if the ledger of a plan lists it as it is now.
    """
    left = [each for each in found if _is_among_plans(each, settings_of(each))]
    checks = frozenset(_listed(plans)) if left else frozenset[str]()
    return tuple(each for each in left if not _is_known(each, checks))


def _is_among_plans(document: Path, own: FolderSettings) -> bool:
    """Return whether a plan of the same name would count as one."""
    return any(settings.is_plan(own, document.with_suffix(e)) for e in folders.ENDINGS)


def _listed(plans: Iterable[Path]) -> Iterator[str]:
    for at in map(ledger_of, plans):
        if files.is_there(at):
            with suppress(Refusal, ValueError, RecursionError):
                yield from read_before(json.loads(files.read(at, LEDGER)))


def _is_known(document: Path, checks: frozenset[str]) -> bool:
    from actionplan.office import own_papers  # noqa: PLC0415 -- most folders have none

    try:
        content = files.read(document, DOCUMENT)
    except Refusal:
        return False
    return check_of(content) in checks or own_papers.is_as_we_wrote_it(content)

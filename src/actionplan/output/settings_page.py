"""Show the settings for a plan or a folder, and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionplan.plan import sentences
from actionplan.plan.model import STATES
from actionplan.text import terminal
from actionplan.workspace import settings

if TYPE_CHECKING:
    from pathlib import Path

    from actionplan.workspace.settings import FolderSettings


def page(config: FolderSettings, path: Path) -> str:
    """Show the settings for a plan or a folder, and where each comes from."""
    settled = settings.lint_settings(config, path)
    usual = {
        "required-version": config.required_version or "any",
        "plans": ", ".join(config.plans) or "all files that end in .yaml or .yml",
        "as-of-zone": config.zone,
        "fail-on": config.fail_on,
        "allow-time-errors": "true" if config.time_errors else "false",
        "windows.due-soon-days": str(config.board.due_soon),
        "windows.stale-months": str(config.board.stale),
        "meetings": ", ".join(map(str, config.board.meetings)) or "none recorded",
    }
    more: dict[str, str] = {
        f"rules.{name}": level for name, level in settled.levels.items()
    }
    more |= {f"states.{of}": sentences.state(of, config.board) for of in STATES}
    more |= {f"rag-legend.{c}": text for c, text in config.board.rag_legend}
    if config.board.rag_worst:
        more["rag-worst"] = config.board.rag_worst
    for table, known in (
        ("agencies", config.board.agencies),
        ("owners", config.board.posts),
    ):
        more |= {f"{table}.{name}": ", ".join(names) for name, names in known.names}
    more |= {f"import.columns.{h}": field for h, field in config.columns.items()}
    for apart in config.apart:
        if settings.matches(config, path, apart.plans):
            more |= {f"per-folder ({', '.join(apart.plans)})": apart.reason}
    head = f"Settings from {config.file}." if config.file else _NO_FILE
    rows = [
        f"{terminal.line(name)} = {terminal.line(value)}  ({_origin(config, name)})\n"
        for name, value in (usual | more).items()
    ]
    return f"{terminal.wrap(head, '')}\n\n{''.join(rows)}"


_NO_FILE = f"There is no {settings.NAME} here or above. These are the default settings."


def _origin(config: FolderSettings, name: str) -> str:
    if name.startswith("import.columns."):
        return terminal.line(config.origins["import.columns"])
    per_folder = "per-folder" if name.startswith("rules.") or "(" in name else ""
    return terminal.line(
        config.origins.get(name) or config.origins.get(per_folder) or "default"
    )

"""Another program opens the Word and Excel files, and shows what the plan says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from blank_tables import every
from tests.conftest import run

EXAMPLE = Path(__file__).parent.parent / "examples" / "scr-family-a-2011.yaml"
SEEN = ("--as-of", "2012-03-01")
pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not shutil.which("soffice"), reason="LibreOffice is not installed"
    ),
]


def _made(folder: Path) -> list[Path]:
    """Write a file of each kind, in Word or Excel."""
    form = folder / "form.docx"
    form.write_bytes(every()[0].content)
    lines = {
        "report.docx": ("render", str(EXAMPLE)),
        "summary.docx": ("render", str(EXAMPLE), "--summary"),
        "filled.docx": ("render", str(EXAMPLE), "--into", str(form)),
        "status.docx": ("status", str(EXAMPLE)),
        "agenda.docx": ("agenda", str(EXAMPLE)),
        "tracker.xlsx": ("export", "tracker", str(EXAMPLE)),
    }
    files = [folder / name for name in lines]
    for file, line in zip(files, lines.values(), strict=True):
        assert run(*line, "-o", str(file), *SEEN).exit_code == 0, file
    return files


def test_libreoffice_shows_the_words_of_each_file(tmp_path: Path) -> None:
    """Each opens as it is, without a repair that would lose words."""
    files = _made(tmp_path)
    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    forms = {".docx": "txt:Text (encoded):UTF8", ".xlsx": "csv"}

    for ending, form in forms.items():
        of_kind = [str(file) for file in files if file.suffix == ending]
        subprocess.run(
            ["soffice", home, "--headless", "--convert-to", form, *of_kind],  # noqa: S607 -- whichever is installed
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=300,
        )

    shown = {
        file.name: " ".join(
            file.with_suffix(".txt" if file.suffix == ".docx" else ".csv")
            .read_text("utf-8", errors="replace")
            .split()
        )
        for file in files
    }
    words = dict.fromkeys(shown, "Publish guidance") | {"summary.docx": "Exceptions"}
    assert [name for name, text in shown.items() if words[name] not in text] == []

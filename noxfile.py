"""Define all checks: nox runs them all, and nox -s NAME runs one."""

import os
import shutil
import tempfile
from pathlib import Path

import nox

ROOT = Path(__file__).parent
CONSTRAINTS = ROOT / "constraints.txt"

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_external_run = True
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["lint", "tests", "shipped"]


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the direction of imports."""
    _install(session, "-e", ".[dev]")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("lint-imports", "--no-logo", "--no-cache", silent=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the quick tests with coverage. For slow ones: nox -s tests -- -m slow."""
    _install(session, "-e", ".[dev]")
    slower = {"SLACK": "10"}  # time limits for tests that might never end
    session.run("pytest", "-q", "-n", "auto", "--cov", *session.posargs, env=slower)


@nox.session
def shipped(session: nox.Session) -> None:
    """Test the wheel built from the sdist, with the sdist's tests, away from src/.

    Thorough tests and those in a browser are left out. They say the same of any copy of
    the code, and CI runs them in the checkout.
    """
    with tempfile.TemporaryDirectory(prefix="actionplan-") as folder:
        wheel, source = _release(session, Path(folder))
        _install(session, f"actionplan[dev] @ {wheel}")
        # Force it, because pip does not replace a wheel of the same version.
        _install(session, "--force-reinstall", "--no-deps", f"actionplan @ {wheel}")
        session.chdir(source)
        wanted = ("-m", "not slow and not thorough and not browser")
        session.run("pytest", "-q", "-n", "auto", *wanted, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Renew all pages that the program writes, and the reports of the examples."""
    _install(session, "-e", ".[dev]")
    pages = ("tests/test_pages.py", "tests/test_report_examples.py")
    session.run("pytest", "-q", *pages, env={"ACTIONPLAN_RENEW": "1"})


@nox.session
def learn(session: nox.Session) -> None:
    """Learn again which words are in answers; --by-hand measures the result."""
    _install(session, "-e", ".[dev,learn]")
    folders = {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'support'}"}
    session.run("python", "-m", "tests.wordings.learn", *session.posargs, env=folders)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure how long the usual work takes on this machine."""
    _install(session, "-e", ".[dev]")
    for script in sorted(Path("benchmarks").glob("*.py")):
        session.run("python", str(script), *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Damage files for 10 minutes, or for the number of seconds given."""
    _install(session, "-e", ".[dev]")
    session.run("python", "tests/fuzz.py", *(session.posargs or ("600",)))


def _release(session: nox.Session, folder: Path) -> tuple[str, Path]:
    """Build into *folder*; return the wheel's address, and the sdist without src."""
    _install(session, "build", "hatchling")
    # Without options, "build" makes the wheel from the sdist, as users get it. Without
    # isolation, it uses the pinned hatchling.
    session.run("python", "-m", "build", "--no-isolation", "--outdir", str(folder))
    (archive,) = folder.glob("*.tar.gz")
    shutil.unpack_archive(archive, folder)  # the filters came after Python 3.11.0
    (source,) = (path for path in folder.iterdir() if path.is_dir())
    (source / "src").rename(folder / "not-importable")
    (wheel,) = folder.glob("*.whl")
    return wheel.as_uri(), source


def _install(session: nox.Session, *what: str) -> None:
    session.install("-c", str(CONSTRAINTS), *what)

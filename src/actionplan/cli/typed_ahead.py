"""Read what is already waiting on a terminal below a line that was read from it."""

from __future__ import annotations

import os
import sys
import time

if sys.platform != "win32":  # pragma: win32 no cover -- Windows has keys instead
    import select
    import termios

_WAIT = 0.1
"""Seconds after which no more of what was pasted is coming. Nobody types as fast."""
_PIECE = 4096


def rest() -> str:
    """Return what was pasted below the line that was just read; "" if nothing was.

    The last line may have no line end, because nobody has pressed Enter after it.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    if sys.platform == "win32":  # pragma: win32 cover -- see the import
        return _in_lines(_keys())
    found = b"".join(_pieces(sys.stdin.fileno()))
    return _in_lines(found.decode(sys.stdin.encoding, "replace"))


def _in_lines(typed: str) -> str:
    return typed.replace("\r\n", "\n").replace("\r", "\n")


if sys.platform == "win32":  # pragma: win32 cover -- see the import

    def _keys() -> str:
        """Return the keys that are waiting, which Windows does not show by itself."""
        import msvcrt

        found: list[str] = []
        until = time.monotonic() + _WAIT
        while time.monotonic() < until:
            if msvcrt.kbhit():
                found.append(msvcrt.getwche())
                until = time.monotonic() + _WAIT
            else:
                time.sleep(_WAIT / 10)
        return "".join(found)

else:  # pragma: win32 no cover -- see the import

    def _pieces(terminal: int) -> list[bytes]:
        """Return what is waiting on a terminal, in the pieces in which it came.

        A terminal gives out complete lines only, so it is told to give out what it has.
        """
        try:
            as_it_was = termios.tcgetattr(terminal)
        except termios.error:  # pragma: no cover -- it is gone, or says nothing of it
            return []
        by_key = [*as_it_was]
        by_key[_LOCAL] &= ~termios.ICANON
        found: list[bytes] = []
        termios.tcsetattr(terminal, termios.TCSANOW, by_key)
        try:
            while select.select([terminal], [], [], _WAIT)[0]:
                piece = os.read(terminal, _PIECE)
                if not piece:  # pragma: no cover -- the terminal was closed
                    break
                found.append(piece)
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, as_it_was)
        return found

    _LOCAL = 3
    """Where a terminal's settings have those of lines, by the order of POSIX."""

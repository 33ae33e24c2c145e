"""Let `python -m actionplan` do what `actionplan` does."""

from actionplan.cli import main

main()

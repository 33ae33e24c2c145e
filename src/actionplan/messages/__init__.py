"""Word what goes wrong on the way: files, typing, settings, commands."""

"""Everything written for people or other programs to read."""

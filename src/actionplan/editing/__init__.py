"""Change a file, and prove that nothing else in it changed."""

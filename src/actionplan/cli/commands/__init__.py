"""Hold one module per command: read, call one function, write, exit."""

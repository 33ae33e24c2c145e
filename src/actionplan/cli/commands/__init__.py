"""Hold one module for each command: read, call one function, write, exit."""

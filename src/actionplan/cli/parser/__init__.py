"""Read the command line: groups, errors, parameters, help and completion."""

"""Write the reference pages from the program's own rules, messages and fields."""

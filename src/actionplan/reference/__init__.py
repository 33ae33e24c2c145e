"""Documentation written from the program itself."""

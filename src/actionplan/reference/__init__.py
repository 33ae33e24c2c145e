"""Write documentation from the program itself."""

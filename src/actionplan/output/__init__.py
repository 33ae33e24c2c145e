"""Write everything that people or other programs read."""

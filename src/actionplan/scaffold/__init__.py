"""New plans, and new folders of plans."""

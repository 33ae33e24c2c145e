"""Write new plans, and new folders of plans."""

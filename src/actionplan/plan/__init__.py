"""The domain: plans, actions and outcomes, and what is true of them on a date."""

"""The language server: what lint and status know, shown while a plan is edited."""

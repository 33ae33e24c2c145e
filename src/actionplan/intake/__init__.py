"""Turn the tables of a document into a plan, with a ledger of every piece of text."""

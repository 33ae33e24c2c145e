"""Files, folders and git: nothing is lost, run or fetched."""

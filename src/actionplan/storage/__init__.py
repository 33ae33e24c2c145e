"""Read and write files, folders and git: nothing is lost, run or fetched."""

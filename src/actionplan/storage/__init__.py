"""Read and write files, folders and git. Nothing is lost, run or fetched."""

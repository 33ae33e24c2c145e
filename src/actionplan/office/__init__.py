"""Read Word, Excel and CSV files as cells with marks, so that no word is lost."""

"""Work with text: dates, spelling, word lists, personal data, safe display."""

"""Text itself: dates, spelling, word lists, personal data, safe display."""

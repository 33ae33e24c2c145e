"""What a command was pointed at: files, settings, accepted problems and history."""

"""What every room may use: errors, harmless text, the clock, the language that people are spoken to in."""

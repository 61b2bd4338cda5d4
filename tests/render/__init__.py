"""How values become words: cleaned, filled in, wrapped, and never half."""

"""How the words are read."""

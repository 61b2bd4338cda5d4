"""How files become values, and what is said of those that cannot."""

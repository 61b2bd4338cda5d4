"""What screens are made of, one module for each."""

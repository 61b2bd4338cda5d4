"""What a person can do with the program, one module for each."""

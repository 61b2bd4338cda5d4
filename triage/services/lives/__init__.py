"""A made-up person's life with the program, day by day, for showing it and for tests."""

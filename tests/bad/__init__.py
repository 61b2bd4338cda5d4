"""One mistake a folder, named for the code of its problem."""

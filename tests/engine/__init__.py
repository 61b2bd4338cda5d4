"""The engine: what follows from answers."""

"""How fast the program is, as ratios to reference programs: ``python -m benchmarks``."""

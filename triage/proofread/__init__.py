"""Reads words as their reader would, and a translation beside its original: ease, phrases, spelling, parity."""

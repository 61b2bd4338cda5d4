"""Reads every text as its reader would: how hard it is, what must not be said, and how it is spelt."""

"""Decides: which question follows, and what the answers mean."""

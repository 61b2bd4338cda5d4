"""Proof of the proof: the protocol with one small mistake at a time, and what notices it."""

"""Remembers: what happened in conversations, in one file of one person."""

"""Compares a translation with its original."""

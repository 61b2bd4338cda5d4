"""Turns content and values into words."""

"""Turns files into values, reporting every problem with its place."""

"""The values that are passed around."""

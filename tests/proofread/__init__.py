"""Tests of the comparison of a translation with its original."""

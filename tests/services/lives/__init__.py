"""Tests of made-up lives."""

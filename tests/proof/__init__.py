"""Tests of the proof, and protocols with a mistake that it must find."""

"""Shows that a protocol decides safely: properties of every possible conversation, proved twice."""

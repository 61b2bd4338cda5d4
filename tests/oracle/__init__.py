"""A second opinion on urgency, written from the clinical evidence alone."""

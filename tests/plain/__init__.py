"""Plain mode: lines that are written and heard, and time that is told in them."""

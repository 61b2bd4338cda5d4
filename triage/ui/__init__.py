"""The screens, and the only door to Textual."""

"""What things are: frozen values that the rest of the program passes around."""

"""How long things take, against the marks that are set for them."""

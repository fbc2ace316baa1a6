"""Heights above the ground: from a surface model, and where zero lies."""

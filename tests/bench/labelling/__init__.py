"""Where to label next: ours against chance and plain entropy, with an annotator who knows the reference."""

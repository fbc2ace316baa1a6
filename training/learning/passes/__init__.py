"""One pass over the patches, in batches that the memory has room for: the training's steps, and the validation."""

"""The readers: one a format, bytes in, a `Published` document out. None is loaded before it is needed."""

"""From bytes to plain data, with the place of every key and value: the only reader of YAML, and its diagnostics."""

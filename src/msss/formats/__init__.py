"""How a document is declared, key by key, and what follows from that: validator, messages, JSON Schema, tables."""

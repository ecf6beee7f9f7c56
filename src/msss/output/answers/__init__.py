"""What commands answer, as tables and articles: one module a question."""

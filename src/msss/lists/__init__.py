"""The lists that are asked: which are meant, with the ledger and the evaluation beside each, and their items."""

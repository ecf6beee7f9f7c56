"""Comparing with an earlier version: which one it is, and which promises and records are no longer what they were."""

"""Webhooks: what changed is sent to a program's address, signed, in order, until it arrives."""

"""Owns persons and members: registrations in branches, workplaces, posts and who holds them."""

"""Owns the party branches: their kind, way of formation, parent, hosts, approvals and terms."""

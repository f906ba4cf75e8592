"""Liangxin: a district's ledger of two-new organizations and the party branches in them."""

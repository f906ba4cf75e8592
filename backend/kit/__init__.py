"""Tools that know nothing of the domain: errors, clock, ids, text, dates, money, geometry, keys."""

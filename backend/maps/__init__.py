"""Map payloads: towns, areas, buildings, organizations and joint branches in a view, by column."""

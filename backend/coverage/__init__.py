"""Who is covered and who is not: the dated facts, the named sets, the reasons of a change."""

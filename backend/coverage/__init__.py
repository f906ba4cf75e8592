"""Who is covered and who is not: the figures F01 to F06 as sets of rows."""

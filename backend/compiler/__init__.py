"""The compiler of reads: one GraphQL operation becomes one SQL statement that writes the JSON.

README.md follows one query through every stage; the files stand in the reading order it gives.
"""

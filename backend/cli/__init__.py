"""The command line: one file per noun; each command is a thin call into a slice."""

"""The registry of figures that the slices declare, their values and their changes."""

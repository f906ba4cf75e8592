"""The figures: their declarations, and what the interface shows of them."""

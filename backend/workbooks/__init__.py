"""Excel in and out: columns, reading, rows, applying, undoing, writing."""

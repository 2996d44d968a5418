"""Read the lists of places and factions that users bring: our CSV, GeoNames, OCHA P-codes.

Each reader knows its format by the columns; ``formats.detect`` tells which it is.
"""

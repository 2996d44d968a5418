"""Measures what the README states; ``python -m benchmarks --help`` lists what there is."""

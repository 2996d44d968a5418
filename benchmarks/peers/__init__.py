"""What else could search the same articles, asked the same questions in the same run.

Each peer holds the same texts and the same rows of mentions, sources, states and years, and answers
with what a result page needs: the twenty best ids, the exact number, and the counts of five facets
(places, factions, sources, states, years). Every one runs in this process or one socket away, warm.

Where they differ it is mostly in the peers' favour: they match surface stems only, count a place
without those that lie in it, know nothing of the names of entities, ignore the exact spelling where
their stemmer has dropped it, and neither cut passages nor load rows, all of which ``search()`` does.
A question of six words is asked of them as the conjunction that the site begins with.
"""

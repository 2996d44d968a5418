"""Extractors that CAMeL Tools make possible where their data is installed (Obeid et al., 2020).

Nothing here is imported from CAMeL Tools before the data is known to be there: importing them
without their catalogue would fetch it from the network, and the recogniser needs torch.
"""

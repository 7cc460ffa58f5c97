"""The topics panel: the codebook and the filter by topics."""

"""What joins passages: entities named in several places, and parallel passages."""

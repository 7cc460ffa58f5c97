"""The library panel: interviews with their accounts."""

"""The demonstration: a lively invented region, the same for the same seed, its dates relative to today."""

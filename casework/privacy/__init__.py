"""The privacy desk: who opened whose file, when, which compartments, and what was refused."""

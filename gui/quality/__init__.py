"""How good conditions are by somebody's labels: bars, curves, tables, and doubtful labels."""

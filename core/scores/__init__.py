"""What scores mean in one folder: against chance, in blends, among copies, and in common."""

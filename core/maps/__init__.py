"""A folder laid out in the plane: maps of the space, and sorted grids."""

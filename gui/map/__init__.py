"""A folder laid out in the plane: the map of its space, and its pictures sorted on a grid."""

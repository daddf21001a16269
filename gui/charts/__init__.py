"""Small charts, drawn by the window itself: exact values under the pointer, in light and dark."""

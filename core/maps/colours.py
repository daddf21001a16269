"""Colours that tell things apart in drawings on white, for most kinds of colour blindness too."""

from __future__ import annotations

#: The palette of Okabe and Ito, "Color Universal Design" (2008), the pale ones darkened so that
#: each stands out against white by 3 to 1 (WCAG 2.1), with three more; the first differ most.
PALETTE = (
    "#0072b2",  # blue
    "#d55e00",  # vermilion
    "#00875f",  # bluish green
    "#b3568f",  # reddish purple
    "#a97400",  # orange
    "#2f8fc4",  # sky blue
    "#857b00",  # yellow
    "#4b3aa0",  # indigo
    "#8a4a3a",  # brown
    "#5f6b7a",  # slate
)
#: For all that has no colour of its own, and for what is not known.
OTHERS, UNKNOWN = "#b4b4b4", "#dcdcdc"
TEXT, QUIET_TEXT = "#1d1d1f", "#5c5c61"

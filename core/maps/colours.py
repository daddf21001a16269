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
#: The same, paler and then darker: for rarer things where there are many, told apart less well.
MORE = (
    "#80b8d8",
    "#eaae80",
    "#80c3af",
    "#d9aac7",
    "#d4ba80",
    "#97c7e2",
    "#c2bd80",
    "#a59cd0",
    "#c4a49c",
    "#afb5bc",
    "#003f62",
    "#753400",
    "#004a34",
    "#622f4f",
    "#5d4000",
    "#1a4f6c",
    "#494400",
    "#292058",
    "#4c2920",
    "#343b43",
)
#: For all that has no colour of its own, and for what is not known.
OTHERS, UNKNOWN = "#b4b4b4", "#dcdcdc"
TEXT, QUIET_TEXT = "#1d1d1f", "#5c5c61"

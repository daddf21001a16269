"""What measures are called and what they mean."""

from __future__ import annotations

from core.measuring.records import Quality

MEASURE_NAMES = {
    "recall_at_1": "R@1",
    "recall_at_5": "R@5",
    "recall_at_10": "R@10",
    "map_at_r": "mAP@R",
    "triplet_accuracy": "Triplets",
    "pair_auc": "AUC",
}

MEASURE_MEANINGS = {
    "recall_at_1": "The share of pictures whose nearest other picture has the same label.",
    "recall_at_5": "The share of pictures with the same label on one of their five nearest.",
    "recall_at_10": "The share of pictures with the same label on one of their ten nearest.",
    "map_at_r": (
        "Mean average precision at R: how far the R other pictures with the same label come"
        " first (Musgrave, Belongie & Lim, A Metric Learning Reality Check, 2020)."
    ),
    "triplet_accuracy": (
        "The share of triplets in which a picture is nearer to one with its label than to one"
        " with another."
    ),
    "pair_auc": (
        "The probability that a pair with the same label is more similar than a pair with"
        " different ones: the area under the curve."
    ),
}


def quality_name(quality: Quality) -> str:
    """The condition as people call it, told apart where its vectors are not compared by cosine."""
    return (
        quality.name if quality.metric == "cosine" else f"{quality.name} ({quality.metric.title()})"
    )

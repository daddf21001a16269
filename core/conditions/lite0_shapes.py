"""The shapes of EfficientNet-Lite0's tensors, told without loading torch."""

#: Length of what is read of the network.
BACKBONE_DIM = 1280

"""What a loss and a metric are, and the kernels that several of them share."""

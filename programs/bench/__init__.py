"""Speed, measured: each figure beside the yardstick it was promised against."""

"""What is done to a review, from the firm's request to the conclusion. Every write locks the review first."""

"""The benches: that those who race run the same course."""

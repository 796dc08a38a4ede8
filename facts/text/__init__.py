"""Text to sentences: lines and paragraphs, the parts of an article, and exact sentence spans."""

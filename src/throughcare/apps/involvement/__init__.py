"""Who works with whom, who is kept out, and so who may see."""

"""What others publish, to stand beside our own figures: England, a region, statistical neighbours and our own trend.

It reads published files and knows neither Django, nor the record, nor any child.
"""

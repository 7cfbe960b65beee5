"""The SSDA903 return: every looked-after child of a council, over a year that ends on 31 March."""

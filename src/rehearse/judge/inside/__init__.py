"""What runs in zygote and box: started by path, imports nothing of the product.

``start.py`` registers this folder under the name ``inside``; the supervisor imports the same files as part of the
product, for the codec and the names of system calls. So every import in here is relative or of the standard library.
"""

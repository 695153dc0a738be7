"""PDF and DOCX files to text. ``child.py`` loads this folder by its path, behind limits, so that it imports nothing of
the product: all its imports of its own modules are relative.
"""

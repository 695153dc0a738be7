"""Functions as people write them at an interview; their classes were fixed before anything was measured."""

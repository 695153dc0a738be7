"""Settings: ``base`` for all, then one module per way to run: laptop, cohort, test."""

"""The bank: schema, loader and linter of all content."""

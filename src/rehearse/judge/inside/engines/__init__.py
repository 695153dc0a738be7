"""Our own programs around a query or a function on tables, one per engine. They run inside a box."""

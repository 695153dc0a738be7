"""Pages of applications, one module per noun."""

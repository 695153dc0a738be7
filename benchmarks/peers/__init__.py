"""The judge beside its peers: what ``benchmarks.judge`` runs in environments of their own."""

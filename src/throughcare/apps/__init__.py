"""One app a part of the work; each may import those before it. ARCHITECTURE.md has the order."""

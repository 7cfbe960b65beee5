"""Being looked after: periods of care, legal status, placements, visits, health and education."""

"""Recording health: assessments asked for, held and reported, the dentist, immunisations, and the yearly questionnaire."""

"""What is doubtful in a child's record: small rules over its rows, wherever these were told. Pure: knows no Django and asks no day."""

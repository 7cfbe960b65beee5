"""How this installation is set: settings, addresses and the server's door. Imported by nobody."""

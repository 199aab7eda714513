"""How people sign in: allauth's ways, fitted to this site."""

"""Where everything meets: settings, addresses, the WSGI entry."""

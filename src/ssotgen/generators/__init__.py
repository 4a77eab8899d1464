"""Program to artifacts, a module or package each."""

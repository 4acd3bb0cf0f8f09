"""Mail, pasted or as a file."""

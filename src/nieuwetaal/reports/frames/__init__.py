"""Who does what to whom, as a picture in words or lines."""

"""Writing Word files: the container, runs cut at characters. Knows neither reports nor rules."""

"""Plain frozen data that travels between the layers; knows nothing else of the project."""

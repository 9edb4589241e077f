"""Rule files: what may stand in them (`spec`), how they are read (`yamlfile`, `load`), compiled and cached."""

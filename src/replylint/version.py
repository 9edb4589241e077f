"""The version, alone in a file so that the build and the cache key can read it without importing anything."""

__version__ = "0.1.0"

"""Zones such as communes on a map, and the table of what they hold."""

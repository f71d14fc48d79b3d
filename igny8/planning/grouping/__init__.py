"""Grouping keywords whose number of groups is unknown. Pure: numpy alone, no Django, no provider."""

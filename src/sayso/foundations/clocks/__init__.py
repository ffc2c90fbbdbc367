"""Working days, hours and periods, for England, Wales, Scotland and Northern Ireland. Pure."""

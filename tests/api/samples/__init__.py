"""One module a feature: `fill(world)` makes one of each thing and returns its ids by parameter name, `BODIES` holds a
valid body for each operation id that needs one."""

"""How due work is found and run. `local` serves one process; a distributed queue stands beside it, behind the same use:
`wake()` when something was committed, `run()` for ever, `drain()` until nothing is due."""

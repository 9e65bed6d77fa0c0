"""The tests: mirrors of the packages, flows through all of it, contracts of the ports, and the house rules."""

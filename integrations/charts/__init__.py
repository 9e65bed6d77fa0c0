"""Figures as pictures: a port, and an adapter by matplotlib that draws on a canvas of its own."""

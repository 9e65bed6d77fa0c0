"""The room that makes the weekly and monthly report."""

"""The room that watches over the service."""

"""The process of the texts customers are sent: shown as they would read, and changed by whoever may."""

"""What people and customers think of what was done."""

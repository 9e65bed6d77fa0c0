"""What answers to customers' questions about products do as they leave."""

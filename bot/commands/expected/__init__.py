"""What each setting expects, said when its value cannot be used. May import nothing."""

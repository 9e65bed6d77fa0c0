"""Who is who, who may, and the files people come from."""

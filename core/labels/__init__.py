"""What people say of pictures: labels, pairs and triplets, and where they are read from."""

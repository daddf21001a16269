"""Moving, copying and the trash: only what a person asks for, and never over a file."""

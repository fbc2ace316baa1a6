"""What differs from computer to computer: shells, libraries that do not load, systems; and how programs are stopped."""

"""Tables: their pieces joined, their columns named, their rows told apart and read as items."""

"""What a document says of itself: its title, number, date, who issued it, the stages of the work."""

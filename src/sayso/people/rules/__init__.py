"""Pure decisions about people: what is a phone number, what a row of a file means."""

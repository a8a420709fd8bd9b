// Node's own start, and nothing else.

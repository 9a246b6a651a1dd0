"""What the running text of a report states: the fee statement and the quantities, each with its place."""

"""The GraphQL endpoint: what a request must be, who sends it, and what an answer looks like."""

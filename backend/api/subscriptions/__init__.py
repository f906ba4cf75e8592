"""Subscriptions: over a socket (graphql-transport-ws) and as a stream (graphql-sse), one feed."""

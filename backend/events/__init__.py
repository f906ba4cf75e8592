"""What changed in the ledger, told to whoever waits for it: the outbox, jobs, webhooks."""

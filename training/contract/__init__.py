"""What both sides know: messages, configurations, class scheme, model header, errors. Standard library only."""

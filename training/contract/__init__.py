"""What plugin and engine share: messages, configurations, class schemes, model cards, errors. Standard library only."""

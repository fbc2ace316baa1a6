"""A listener for workers that notes what it hears."""

import time


class Ears:
    """Cancels after `cancel_after_s` seconds, or when it has heard a message of type `cancel_on`."""

    watched = False

    def __init__(self, cancel_after_s=None, cancel_on=None, on_message=None):
        self.messages, self.console = [], []
        self._start, self._after, self._on = time.monotonic(), cancel_after_s, cancel_on
        self._hook = on_message
        self.cancelled_at = None

    @property
    def texts(self):
        """What the log says."""
        return [message.message for message in self.messages if message.type == "log"]

    def on_message(self, message):
        self.messages.append(message)
        if self._hook is not None:
            self._hook(message)

    def on_console(self, text):
        self.console.extend(text.split("\n"))

    def is_cancelled(self):
        late = self._after is not None and time.monotonic() - self._start > self._after
        heard = self._on is not None and any(message.type == self._on for message in self.messages)
        if (late or heard) and self.cancelled_at is None:
            self.cancelled_at = time.monotonic()
        return self.cancelled_at is not None

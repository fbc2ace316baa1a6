"""The engine on another machine, over ssh: the same worker, with copies of the user's files.

`address` says which machine; `link` is the connection, one ssh for one job; `staging` finds what a job reads and where
it lies there; `upload` takes it there, `results` brings home what was made; `failures` says what went wrong; `run` puts
it all together. The other end is the engine's `host`.
"""

"""A bench that damages what the programs read, and watches what they make of it: `make fuzz`.

Each case is a number. It copies sound inputs (`material`), damages one of them (`damage`, `structure`), runs a real
job on them in a process of its own (`recipes`, `child`), and judges the end (`verdict`): a clear message or a result,
within limits of time and memory, with nothing half-written and nothing of the inputs changed. The same number gives
the same case: `make fuzz CASE=17`.
"""

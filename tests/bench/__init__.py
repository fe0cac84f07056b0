"""Side-by-side benchmarks: the whole bot against bare stock bots, in turn, on the same server.

``python -m tests.bench`` prints a table of ratios and writes ``build/bench.json``. Absolute
figures drift with the machine and its other work; what counts is the ratio within a round, its
median over the rounds. Nothing here is a test: no figure fails anything.
"""

# The same commands for those who are used to make; dev.py does the work and runs on Windows too.
.PHONY: demo test setup docs lock bench
demo test setup docs lock:
	python3 dev.py $@
bench: setup
	.venv/bin/python benchmarks/startup/run.py
	.venv/bin/python benchmarks/throughput/run.py
	.venv/bin/python benchmarks/accuracy/run.py
	.venv/bin/python benchmarks/across/run.py
	.venv/bin/python benchmarks/reading/run.py

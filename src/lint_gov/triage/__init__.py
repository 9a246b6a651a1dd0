"""What becomes of findings after the checks: waivers (豁免) → baseline (基线) → order; `chain` runs the steps.

Each step is a module of its own and takes results to results. A finding that does not count is kept beside the others
with the reason (`FileResult.waived`). A run without waivers and baseline imports nothing but `discovery`.
"""

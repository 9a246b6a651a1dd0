"""Reports held against one another: last year's, those of other organs, those of the organs below (跨年、跨单位).

A run keeps of each report only what that needs (`core`), finds the peers of each (`pairing`, `candidates`), and
holds the rules of family C against them (`run`).
"""

"""The company's records: customers, products, stock, prices, receivables, quotes.

`port` is all that `graphs` may see. `sql` is the embedded adapter. To add an ERP: one file here, its name in
`integrations/catalog.py`, and the contract tests in `tests/contracts` must pass.
"""

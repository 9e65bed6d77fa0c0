"""The company's records: customers, products, stock, prices, receivables, quotes.

`port` is all that `graphs` may see. `sql` is the embedded adapter: `sql_*` keep its tables (SQLAlchemy stays in them),
`csv_*` read its files and know no database. To add an ERP: one file here, its name in `integrations/catalog.py`, and
the contract tests in `tests/contracts/books_contract.py` must pass.
"""

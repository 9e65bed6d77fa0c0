"""Documents made of typed content: the quote as a PDF. `port` is the seam, `typst_pdf` the adapter."""

"""The enquiry process: a customer's question about a price, the stock or the lead time is answered from the books."""

"""The lead process: somebody who may become a customer is recorded, scored, given to a colleague and answered."""

"""Language models, behind one call: text in, one checked structure out."""

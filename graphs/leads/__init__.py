"""What is known of somebody who may become a customer: normalised, read, compared, scored, routed. Pure, and shared by
the processes that deal with leads and by the desk.

May import: `graphs.understanding`, `graphs.when` and `graphs.quote.reading`, the ports of the books, the CRM and the
register, rapidfuzz, babel, phonenumbers and stdnum. To add a sign of the score: its points in `points`, what it is seen
in in `score`, its words in `wording`. To add a contradiction: `contradictions` and its words.
"""

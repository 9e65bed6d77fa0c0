"""The steps of the enquiry graph. Deciding is `policy`, saying `mail` and `cards`: here is reading and staging.

Node names are API: cases wait in `hand_over`, `approve` and `await_mail` across releases.
"""

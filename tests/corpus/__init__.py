"""Mails as companies receive them, with what each is: invented, French and English, in three invented companies."""

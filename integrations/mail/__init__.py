"""Mail out and in. `port` is the seam; `maildir` is embedded and opens in any mail program; `smtp` is the real way out."""

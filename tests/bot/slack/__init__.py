"""The Slack room: pure parts by themselves, the rest against a stand-in of Slack on loopback."""

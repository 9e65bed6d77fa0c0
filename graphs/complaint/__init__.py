"""The complaint process: an angry customer is for people, who are alerted, and until then nothing automatic leaves."""

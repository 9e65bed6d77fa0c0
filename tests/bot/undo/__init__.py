"""What leaves in a while: counted down, taken back, sent now, held by a pause, whatever crashes."""

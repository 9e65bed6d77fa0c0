"""What tests are built from: peers to run against, and things to make."""

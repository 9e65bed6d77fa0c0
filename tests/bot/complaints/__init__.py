"""The angry customer, in a company that runs: real store, real mail, frozen clock."""

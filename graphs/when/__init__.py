"""Words about time, French or English, into exact times; the next time of what comes back; and times said back."""

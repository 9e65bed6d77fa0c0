"""Words into a typed brief: by one structured model call, or by the offline grammar. It proposes; it never acts."""

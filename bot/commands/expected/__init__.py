"""What each setting expects, said when its value cannot be used. `bot.commands.wording` sets their French spaces."""

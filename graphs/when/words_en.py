"""English words about time: `|` between forms, folded (no apostrophes, no hyphens within a word)."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS_SHORT = ("mon", "tue | tues", "wed", "thu | thur | thurs", "fri", "sat", "sun")
MONTHS = (
    "january | jan", "february | feb", "march | mar", "april | apr", "may", "june | jun", "july | jul",
    "august | aug", "september | sept | sep", "october | oct", "november | nov", "december | dec",
)  # fmt: skip
NUMBERS = (
    "zero", "one | a | an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {
    1: "first | 1 st", 2: "second | 2 nd", 3: "third | 3 rd", 4: "fourth | 4 th", -1: "last",
}  # fmt: skip
RANK_ENDS = "st | nd | rd | th"

DAYS_FROM_NOW = {
    0: "today | during the day",
    1: "tomorrow | tomorow | tommorow | tommorrow | tmrw | tmr",
    2: "day after tomorrow | the day after tomorrow | overmorrow",
}
PAST = "yesterday | the day before yesterday | last week | last month | last year | last night"
PAST_AFTER = "last | ago"
PAST_BEFORE = "last | since | this past"
NEXT_BEFORE = "next"
COMING_BEFORE = "coming | this coming"
THIS_BEFORE = "this"
WEEKS_LATER = {1: "week", 2: "fortnight"}
WEEK_ON = {1: "a week on | a week from | a week after", 2: "a fortnight on | two weeks from | a fortnight from"}
NEXT_WEEK = "next week | of next week | in the next week | the following week"
WEEK_AFTER_NEXT = "the week after next | week after next"
THIS_WEEK = "this week | of this week"
NEXT_MONTH = "next month"
WEEKEND = "this weekend | the weekend | at the weekend | on the weekend | this week end"
WEEKEND_NEXT = "next weekend"

PARTS_TODAY = {
    "morning": "this morning", "noon": "", "night": "", "evening": "tonight | this evening",
    "afternoon": "this afternoon",
}  # fmt: skip
PARTS = {
    "morning": "morning | in the morning | of the morning",
    "early": "first thing | first thing in the morning | early morning | early in the morning",
    "late_morning": "late morning | late in the morning",
    "afternoon": "afternoon | in the afternoon | of the afternoon | early afternoon | early in the afternoon",
    "late_afternoon": "late afternoon | late in the afternoon",
    "day_end": "end of day | end of the day | at the end of the day | by end of day | eod | close of business | cob",
    "evening": "evening | in the evening | night | at night | of the evening",
}
PARTS_ALONE = (
    "end of day | end of the day | at the end of the day | by end of day | eod | close of business | cob | "
    "late in the afternoon | early in the afternoon | late in the morning"
)
PARTS_COMING = (
    "in the morning | in the afternoon | in the evening | first thing in the morning | first thing | "
    "early in the morning"
)
NOON = "noon | midday | 12 noon"
MIDNIGHT = "midnight"
HOUR = "o clock | oclock | hours | hrs"
CLOCK_LEADS = "at | around | about | by | before | from | until | at around | at about | @ | after | for | round"
CLOCK_ENDS = "sharp | exactly | or so | precisely | on the dot | at the latest"
HALF_PAST_BEFORE = "half past"
QUARTER_PAST_BEFORE = "quarter past | a quarter past"
QUARTER_TO_BEFORE = "quarter to | a quarter to"
PAST_THE_HOUR = "past | minutes past"
TO_THE_HOUR = "to | minutes to"

EDGES = {
    "start": "start of | beginning of | the start of | the beginning of | early | at the start of | "
    "at the beginning of",
    "middle": "mid | middle of | the middle of | in the middle of",
    "end": "end of | the end of | at the end of | by the end of | end",
}
EDGE_JOINS = "the | this"
PERIODS = {
    "month": "month", "next_month": "next month", "week": "week | working week", "next_week": "next week",
    "year": "year", "quarter": "quarter",
}  # fmt: skip
EDGES_WHOLE = {
    "end month": "eom | month end | the month end | months end", "end week": "eow", "end year": "eoy | year end",
}  # fmt: skip

SPAN_LEADS = "in | within | in about | within the next | in the next | in around"
SPAN_FROM_NOW = "from now | from today | hence | time | s time"
UNITS = {
    "minute": "minute | minutes | min | mins", "hour": "hour | hours | hr | hrs | h", "day": "day | days",
    "week": "week | weeks | wk | wks", "fortnight": "fortnight | fortnights", "month": "month | months",
    "year": "year | years | yr", "quarter": "quarter | quarters",
}  # fmt: skip
SPANS_WHOLE = {
    ("minute", 30): "half an hour | a half hour | half hour | half a hour",
    ("minute", 15): "a quarter of an hour | quarter of an hour",
    ("minute", 45): "three quarters of an hour",
    ("minute", 60): "the hour",
    ("minute", 90): "an hour and a half | one and a half hours | one hour and a half",
    ("minute", 150): "two and a half hours | two hours and a half",
    ("day", 2): "a couple of days | couple of days",
    ("minute", 120): "a couple of hours | couple of hours",
    ("day", 14): "a couple of weeks | couple of weeks",
}
AND_A_HALF = "and a half"
AND_A_QUARTER = "and a quarter"
SPAN_BEFORE = "before | ahead of | prior to"
SPAN_AFTER = "after | following | past"
DAYS_APART = {-1: "the day before | the eve of | day before", 1: "the day after | the day following | day after"}
NAMED_DAYS = {
    (12, 25): "christmas | christmas day | xmas", (12, 24): "christmas eve", (12, 26): "boxing day",
    (12, 31): "new year s eve | new years eve", (1, 1): "new year s day | new years day",
    (2, 14): "valentine s day | valentines day",
}  # fmt: skip
FEASTS = (
    "good friday | easter monday | easter sunday | easter | whit monday | pentecost | black friday | cyber monday | "
    "ash wednesday | shrove tuesday | maundy thursday | palm sunday | giving tuesday | bank holiday | "
    "bank holiday monday | the bank holiday | bank holiday friday | thanksgiving | mother s day | father s day"
)
WORKING_BEFORE = "working | business | work"

EVERY = "every | each | every single | on every | on each"
OF_EACH_MONTH = "of each month | of every month | each month | every month | of the month every month"
OF_THE_MONTH = "of the month | of month | in the month"
OF_NEXT_MONTH = "of next month"
WORKING_DAY = "working day | working days | business day | business days | workday | workdays | weekday"
WEEKDAY_ALL = "weekday | weekdays | working day | working days | business day | business days | workday | workdays"
OTHER = "other"
SECOND_OR_OTHER = "second"
ONCE = "once a | once per | once every | one time a"
TWICE = (
    "twice a | twice per | three times a | several times a | four times a | 2 times a | 3 times a | two times a | "
    "a few times a | biweekly | bi weekly | bimonthly | bi monthly | every few"
)
ADVERBS = {
    "DAILY 1": "daily", "WEEKLY 1": "weekly", "MONTHLY 1": "monthly", "YEARLY 1": "yearly | annually",
    "MONTHLY 3": "quarterly", "WEEKLY 2": "fortnightly",
}  # fmt: skip
RANGE_FROM = "from"
RANGE_TO = "to | through | till"
SPARED = (
    "except | except for | except on | excepting | excluding | but not | but not on | apart from | but | other than"
)
DAYS_OFF = "bank holidays | public holidays | holidays | on bank holidays | on public holidays | on holidays"
WEEKENDS = "weekend | weekends | week end | week ends"
UNTIL = "until | till | up to"
STARTING = "starting | starting on | starting from | from | beginning | as of | starting the"
AND = "and"
OR = "or"

LEADS = (
    "the | on | on the | by | by the | before | before the | until | until the | till | for | for the | from | "
    "starting | starting on | around | around the | at | no later than | due | due on | due by | due the | as of | "
    "sometime | in | not later than | upon | at the | for this | by this | up to | up until | on this | come"
)
SOFT_LEADS = "for | for the | for this"
BELONGS = "of | dated | sent | issued | received | since | from | after"
EXCEPT = "not | except | but | never"
VAGUE = (
    "upon receipt | on receipt | as soon as possible | asap | soon | later | later on | one day | some day | someday | "
    "sometime | shortly | this week | this month | the next day | the following day | in a few days | in a few hours | "
    "in a few weeks | in a few minutes | in a few months | in a while | in a moment | now and then | regularly | "
    "next year | from time to time | one of these days | in a bit | in some days | whenever | this year | "
    "in the coming days | in the next few days"
)
NOW = "now | right now | right away | immediately"
FILLERS = (
    "please | thanks | thank you | ok | okay | yes | no | let s say | say | make it | rather | well | actually | "
    "instead | remind me"
)
QUALIFIED = "after next | after that | same time | at the same time | or later | at the earliest | bank holiday"
REMINDING = "remind reminding me us him her can could you would please thanks hi hello hey commis to"
FOLLOWING = (
    "to that about for and or if please with so because when i we he she they in by unless but thanks at then as "
    "s instead on"
)
ZONES = "utc | gmt | cet | cest | est | edt | pst | pdt | bst | ist | cst | mst | paris time | london time | z"
HINTS = (
    "at the on in of by next this every each day days week weeks month months and am pm to me remind until before end"
)

"""Arabic moments: the day before the month, and a clock of 24 hours as on the pages of the site.

Django leaves out the format with a time, so that it fell back to the American order.
"""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y، H:i"

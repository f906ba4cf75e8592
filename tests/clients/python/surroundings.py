"""What both Python clients are told: where the server is, who asks, and which year they write."""

import os
from datetime import date

ENDPOINT = os.environ["LIANGXIN_URL"]
READING = {"Authorization": f"Bearer {os.environ['LIANGXIN_TOKEN']}"}
WRITING = {"Cookie": os.environ["LIANGXIN_COOKIE"], "X-Liangxin-Request": "1"}
YEAR = int(os.environ["LIANGXIN_YEAR"])
KEY = os.environ["LIANGXIN_KEY"]
AS_OF = date(2026, 6, 30)
BRANCH = "中共云帆咨询有限公司支部委员会"
"""A branch that the rules refuse: the organization has too few full members."""
INITIALS = "qhsp"
EMPLOYEES, CORRECTED_EMPLOYEES = 31, 32
REVENUE = "1234567.50"
"""CNY."""
PAGE, TOO_LONG_A_PAGE = 5, 101

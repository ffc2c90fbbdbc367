"""What people, and those who mean harm, put into forms and addresses."""

WORDS = [
    "محمد الحسن: المصعد معطل", "李小龍", "Łódź Żółć O’Neill", "👩🏽‍🚒🏴󠁧󠁢󠁳󠁣󠁴󠁿", "\u202eevil\u202c", "a\u0301\u0301\u0301" * 40,
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg onload=alert(1)><desc>x</desc></svg>",
    "=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2", "O'Neill; DROP TABLE listening_voice;--", "%s %d {} {{7*7}} {% if %}",
    "one\x00two", "line\r\nBcc: all@example.org", "a\u2028b\u2029c", "ﷺ" * 50, "\ufffe\uffff", "\x1b[31m\x07\x08",
]  # fmt: skip
QUERIES = [
    "page=abc", "page=-1", "page=0", "page=99999999999999999999", "page=%00", "theme=9999999999999999999", "theme=abc",
    "theme=-1", "theme=%D9%A1", "place=-1", "place=%00", "place=99999999999999999999", "owner=%00", "owner=-5",
    "owner=99999999999999999999", "owner=%D9%A1%D9%A2", "kind=%00", "kind=nonsense", "state=%00", "state='--",
    "door=%00", "door=nonsense", "sort=%00", "sort=password", "flagged=2", "q=%00", "q=%25%5C", "q=%22unbalanced",
    "q=" + "x" * 5000, "q=%F0%9F%98%80", "q=%ED%A0%80", "q=a%26%7C%21b", "days=0", "days=-1", "days=99999999999999999999",
    "days=%00", "voices=%00", "voices=99999999999999999999", "voices=abc", "as=csv&kind=%00", "id=%00", "next=//evil.example",
    "lang=%00", "text=%00", "year=%00", "as-at=0000-00-00", "month=%00",
]  # fmt: skip

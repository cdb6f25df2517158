"""Our values to and from the formats of others: one module or package for each format.

referral_csv  read_referrals, bad_rows_csv, fingerprint: referral files as offices send them
calendar      calendar_file, CalendarSession: one person's sessions as an .ics file
"""

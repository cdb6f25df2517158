"""The result of the group as worked out on paper from `members`. Nothing here calls our code."""

# Eight people were offered a place at first, one of them said no, and a ninth was offered the free place.
# All eight who had a place came at least once. Five came to 9 or more of the 12 sessions:
# Maureen 12, Chidi 12, Doreen 11, Beryl 10, Shirin 9; Lan came to 8, Zbigniew to 3, Pauline to 5.
# Six have a score before and at the end: all but the two who left.
FLOW = {
    "Referred": ["9", "–"],
    "Offered a place": ["9", "9 of 9 referred (100%)"],
    "Started": ["8", "8 of 9 offered (89%)"],  # 8 / 9 = 0.889
    "Completed": ["5", "5 of 8 started (63%)"],  # 5 / 8 = 0.625
    "Measured": ["6", "6 of 8 started (75%)"],
}

# Average pain before: 7, 6, 5, 8, 6, 7, together 39, mean 6.5; at the end 4, 4, 5, 5, 5, 6, together 29,
# mean 4.83. Changes −3, −2, 0, −3, −1, −1, together −10, mean −1.667. Their squares add up to 24;
# 24 − 100/6 = 7.333; variance 7.333/5 = 1.467; standard deviation 1.211; error 1.211/√6 = 0.494.
# Student's t with 5 degrees of freedom, 97.5 %: 2.571. 2.571 × 0.494 = 1.271: from −2.94 to −0.40.
PAIN = ["6.5", "4.8", "−1.7, 95% interval −2.9 to −0.4", "6 of 8", "2"]

# Worst pain before: 8, 7, 7, 9, 8, 8, together 47, mean 7.83; at the end 5, 6, 6, 6, 7, 7, together 37,
# mean 6.17. Changes −3, −1, −1, −3, −1, −1, together −10; squares 22; 22 − 16.667 = 5.333;
# variance 1.067; standard deviation 1.033; error 0.422; × 2.571 = 1.084: from −2.75 to −0.58.
WORST_PAIN = ["7.8", "6.2", "−1.7, 95% interval −2.8 to −0.6", "6 of 8", "2"]

# Everyday activities, five people (Lan stopped after four of ten questions): before 40, 50, 45, 30, 55,
# together 220, mean 44; at the end 60, 65, 50, 50, 60, together 285, mean 57. Changes 20, 15, 5, 20, 5,
# together 65, mean 13; squares 1,075; 1,075 − 65²/5 = 230; variance 57.5; standard deviation 7.583;
# error 7.583/√5 = 3.391; t with 4 degrees of freedom 2.776; × 3.391 = 9.415: from 3.58 to 22.42.
ACTIVITIES = ["44.0", "57.0", "+13.0, 95% interval +3.6 to +22.4", "5 of 8", "3"]

# Stands from a chair before: 8, 10, 9, 6, 11, 7, together 51, mean 8.5; at the end 11, 12, 10, 9, 11, 9,
# together 62, mean 10.33. Changes 3, 2, 1, 3, 0, 2, together 11, mean 1.833; squares 27;
# 27 − 121/6 = 6.833; variance 1.367; standard deviation 1.169; error 0.477; × 2.571 = 1.227: 0.61 to 3.06.
STANDS = ["8.5", "10.3", "+1.8, 95% interval +0.6 to +3.1", "6 of 8", "2"]

CHANGES = {
    "Physical functioning": ACTIVITIES,
    "Average pain": PAIN,
    "Worst pain": WORST_PAIN,
    "Stands in 30 seconds": STANDS,
}

# Everyday activities: 15 % of the way from the start to 100 at the least. Maureen 20 of 60, Chidi 15 of 50
# and Beryl 20 of 70 did; Doreen 5 of 55 (9 %) and Shirin 5 of 45 (11 %) did not: 3 of 5.
# Pain lower by 2: Maureen, Chidi and Beryl, 3 of 6. Two more stands: Maureen, Chidi, Beryl and Lan, 4 of 6.
# Worst case: the same people, of all eight who started.
SHARES = {
    "15 % less difficulty with everyday activities": ("3 of 5 (60%)", "3 of 8 (38%)"),  # 3 / 8 = 0.375
    "Pain lower by 2 points": ("3 of 6 (50%)", "3 of 8 (38%)"),
    "Two more stands in 30 seconds": ("4 of 6 (67%)", "4 of 8 (50%)"),
}

# Wilson's interval for 3 of 6: z² = 3.8416; centre 0.5; half-width
# 1.96 / (1 + 3.8416/6) × √(0.25/6 + 3.8416/144) = 1.195 × 0.2614 = 0.312: from 19 % to 81 %.
PAIN_INTERVAL = "95% interval 19% to 81%"

FOLLOWED_UP = 8
"""Everybody who came at least once is asked again, also those who left."""

COMPLETED = 5

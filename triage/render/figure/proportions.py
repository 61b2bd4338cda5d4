"""How long and how thick the parts of a grown body are, in hundredths of its height."""

SPINE = (11.0, 10.0, 8.0)
"""Hips to waist, to the lower ribs, to the height of the shoulders."""
NECK = 5.5
HEAD = 6.0
"""From the top of the neck to the middle of the head."""
ARM = (17.0, 14.5)
HAND = 7.0
LEG = (24.5, 24.5)
ANKLE = 3.9
"""Above the sole."""
HEEL = 3.0
"""Behind the ankle."""
TOES = 10.5
"""Before the ankle."""
SHOULDERS = 10.0
"""From the middle to either side, as seen from in front."""
HIPS = 5.0

AROUND_PELVIS = 6.3
AROUND_WAIST = 5.4
AROUND_RIBS = 6.3
AROUND_SHOULDER = 5.0
AROUND_NECK = 2.7
AROUND_HEAD = 5.6
AROUND_THIGH = (5.2, 3.5)
AROUND_SHIN = (3.4, 2.1)
AROUND_FOOT = (2.1, 1.4)
AROUND_ARM = (2.9, 2.3)
AROUND_FOREARM = (2.3, 1.7)
AROUND_HAND = (1.8, 1.5)

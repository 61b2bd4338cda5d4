"""Low back pain: how soon to get which help, and why."""

__version__ = "0.1.0"

"""What runs when: APScheduler ticks, storage says what is due."""

from bot.scheduler.scheduler import Scheduler

__all__ = ["Scheduler"]

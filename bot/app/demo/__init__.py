"""The demo: a true story, told by a site on loopback at a quickened clock to the very bot that serves communities.

Simulated are the site (`site.py`), the names of its hosts and the clock. Polling, fetching, reading, deciding, storing and
delivering are the bot's own.
"""

from bot.app.demo.play import Outcome, play
from bot.app.demo.silence import Silence

__all__ = ["Outcome", "Silence", "play"]

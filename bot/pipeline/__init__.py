"""The way of the news, on one page: poll → read → decide → record. It ends in a transaction and sends nothing."""

from bot.pipeline.ingest import Batch, Desk, Ingested
from bot.pipeline.polling import Pipeline, Polled, Rested

__all__ = ["Batch", "Desk", "Ingested", "Pipeline", "Polled", "Rested"]

# One small image, one process, a user without rights, a volume for the database.
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements.lock ./
RUN python -m venv /opt/cliffhanger \
    && /opt/cliffhanger/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY requirements-dev.lock pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY storage ./storage
# hatchling (the build backend) comes from the development lock file, with its hash
RUN python -m venv /opt/build \
    && /opt/build/bin/pip install --no-cache-dir --require-hashes -r requirements-dev.lock \
    && /opt/build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation -w /dist . \
    && /opt/cliffhanger/bin/pip install --no-cache-dir --no-deps /dist/*.whl

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home cliffhanger && mkdir /data && chown cliffhanger /data
COPY --from=build /opt/cliffhanger /opt/cliffhanger
ENV PATH=/opt/cliffhanger/bin:$PATH PYTHONUNBUFFERED=1 CLIFFHANGER_STORAGE_URL=sqlite:////data/cliffhanger.db
USER cliffhanger
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["cliffhanger", "doctor", "--quiet"]
ENTRYPOINT ["cliffhanger"]
CMD ["run"]

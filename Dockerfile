# Two stages: the first installs production dependencies, the second holds only what runs.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Types, source maps and manuals of packages are never read while it runs.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) ! -iname 'licen*' -delete

FROM node:24-slim
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="hsc-bot" \
      org.opencontainers.image.description="Answers product questions in Slack and Discord from the maker's manual." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/node:24-slim"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json require-node.js ./
COPY src ./src
COPY commands ./commands
COPY adapters ./adapters
COPY catalog ./catalog
# The one folder that is written to, and only while there is no Redis: everything else may be read-only.
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# node itself is process 1, so that SIGTERM reaches it.
CMD ["node", "require-node.js", "src/main.ts"]

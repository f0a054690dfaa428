# The page, built.
FROM node:20-bookworm-slim AS page
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY evaluator/package.json evaluator/
RUN npm ci
COPY . .
RUN npm run build:web

# Worker and API, run from source; which of them it is says the command.
FROM node:20-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY evaluator/package.json evaluator/
RUN npm ci --omit=dev
COPY . .
COPY --from=page /app/dist/web dist/web
# Volumes take over the owner of the folder they cover.
RUN mkdir -p /keys/api /keys/worker && chown -R node /keys
USER node
ENV TZ=UTC
CMD ["node", "--conditions=sluice-source", "--import", "tsx", "worker/main.ts"]

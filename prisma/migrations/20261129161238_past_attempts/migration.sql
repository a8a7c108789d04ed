-- CreateTable
CREATE TABLE "PastAttempt" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "requestedModel" TEXT NOT NULL,
    "servedModel" TEXT,
    "outcome" TEXT,
    "usageSource" TEXT,
    "priceCardId" TEXT,
    "inputUncached" INTEGER,
    "cacheRead" INTEGER,
    "cacheWrite5m" INTEGER,
    "cacheWrite1h" INTEGER,
    "output" INTEGER,
    "reasoning" INTEGER,
    "costPicoUsd" BIGINT,
    "costUpperPicoUsd" BIGINT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PastAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PastAttempt_startedAt_idx" ON "PastAttempt"("startedAt");

-- Every request that was paid for, also those of projects that are gone.
CREATE VIEW "PaidAttempt" AS
  SELECT "id", "projectId", "number", "provider", "requestedModel", "servedModel",
    "outcome", "usageSource", "priceCardId", "inputUncached", "cacheRead", "cacheWrite5m", "cacheWrite1h",
    "output", "reasoning", "costPicoUsd", "costUpperPicoUsd", "startedAt"
  FROM "Attempt" WHERE status = 'ended' AND NOT scripted
  UNION ALL
  SELECT "id", NULL AS "projectId", "number", "provider", "requestedModel", "servedModel",
    "outcome", "usageSource", "priceCardId", "inputUncached", "cacheRead", "cacheWrite5m", "cacheWrite1h",
    "output", "reasoning", "costPicoUsd", "costUpperPicoUsd", "startedAt"
  FROM "PastAttempt";

-- CreateTable
CREATE TABLE "ProviderState" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "requestsPerMinute" INTEGER,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "openUntil" TIMESTAMPTZ(3),
    "probeAttemptId" TEXT,

    CONSTRAINT "ProviderState_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ProviderState_ordinal_key" ON "ProviderState"("ordinal");

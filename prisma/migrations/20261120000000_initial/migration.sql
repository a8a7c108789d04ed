-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Project" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "brief" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "budgetPicoUsd" BIGINT,
    "roles" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "script" TEXT,
    "speed" JSONB,
    "approvedVersion" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "activeAt" TIMESTAMPTZ(3),

    CONSTRAINT "Project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BlueprintVersion" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "markdown" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "attemptId" TEXT,
    "approval" TEXT NOT NULL,
    "approvalStep" TEXT,
    "approvalProblems" JSONB NOT NULL,
    "approvedAt" TIMESTAMPTZ(3),
    "commit" TEXT,
    "lockSha" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BlueprintVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Design" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "baseVersion" INTEGER,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "control" TEXT NOT NULL,
    "attemptId" TEXT,
    "resultVersion" INTEGER,
    "proposalSha" TEXT,
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Design_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Build" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "control" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "baseCommit" TEXT NOT NULL,
    "reviews" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Build_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BuiltModule" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "moduleId" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    "shared" TEXT NOT NULL,
    "checked" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "commit" TEXT NOT NULL,
    "buildId" TEXT,
    "keptReason" TEXT,
    "unexecuted" BOOLEAN NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BuiltModule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModuleRun" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT NOT NULL,
    "moduleId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "impact" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "baseCommit" TEXT,
    "commit" TEXT,
    "acceptedTree" TEXT,
    "mergedCommit" TEXT,
    "rounds" INTEGER NOT NULL,
    "reviews" INTEGER NOT NULL,
    "escalated" BOOLEAN NOT NULL,
    "unexecuted" BOOLEAN NOT NULL,
    "nextOrdered" BOOLEAN NOT NULL,
    "nextNote" TEXT,
    "nextModel" TEXT,
    "nextByHand" BOOLEAN NOT NULL,
    "revision" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ModuleRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT NOT NULL,
    "moduleId" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "outcome" TEXT,
    "escalated" BOOLEAN NOT NULL,
    "answers" INTEGER NOT NULL,
    "repairs" INTEGER NOT NULL,
    "refusals" INTEGER NOT NULL,
    "baseCommit" TEXT NOT NULL,
    "commit" TEXT,
    "backReason" TEXT,
    "keptSha" TEXT,
    "note" TEXT,
    "author" TEXT,
    "model" TEXT,
    "reviewsAsked" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT,
    "moduleId" TEXT,
    "roundId" TEXT,
    "taskId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "route" JSONB NOT NULL,
    "promptId" TEXT NOT NULL,
    "promptVersion" INTEGER NOT NULL,
    "promptSha" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "requestedModel" TEXT NOT NULL,
    "servedModel" TEXT,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "failureKind" TEXT,
    "failureDetail" TEXT,
    "retryAfterMs" INTEGER,
    "finish" TEXT,
    "rawFinish" TEXT,
    "requestId" TEXT,
    "packetSha" TEXT NOT NULL,
    "packetBytes" INTEGER NOT NULL,
    "maxOutputTokens" INTEGER NOT NULL,
    "replySha" TEXT,
    "inputUncached" INTEGER,
    "cacheRead" INTEGER,
    "cacheWrite5m" INTEGER,
    "cacheWrite1h" INTEGER,
    "output" INTEGER,
    "reasoning" INTEGER,
    "rawUsage" JSONB,
    "usageSource" TEXT,
    "priceCardId" TEXT,
    "costPicoUsd" BIGINT,
    "costUpperPicoUsd" BIGINT,
    "reservedPicoUsd" BIGINT,
    "scripted" BOOLEAN NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "firstTokenAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckRun" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT,
    "moduleId" TEXT,
    "roundId" TEXT,
    "scope" TEXT NOT NULL,
    "criterionId" TEXT,
    "command" TEXT NOT NULL,
    "commit" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "exitCode" INTEGER,
    "outputSha" TEXT,
    "driver" TEXT NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT NOT NULL,
    "moduleId" TEXT,
    "roundId" TEXT,
    "attemptId" TEXT NOT NULL,
    "commit" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Finding" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT NOT NULL,
    "moduleId" TEXT NOT NULL,
    "reviewId" TEXT,
    "key" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "claim" TEXT NOT NULL,
    "breaks" TEXT NOT NULL,
    "fix" TEXT NOT NULL,
    "line" INTEGER,
    "status" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "author" TEXT NOT NULL,
    "answer" TEXT,
    "ruling" TEXT,
    "unfixed" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT,
    "moduleId" TEXT,
    "roundId" TEXT,
    "reason" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "choice" TEXT,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Merge" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "buildId" TEXT NOT NULL,
    "moduleId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "commit" TEXT NOT NULL,
    "tip" TEXT,
    "result" TEXT,
    "detail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "projectId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "buildId" TEXT,
    "moduleId" TEXT,
    "roundId" TEXT,
    "attemptId" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("projectId","seq")
);

-- CreateTable
CREATE TABLE "Artifact" (
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "text" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Artifact_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "LiveTextRow" (
    "attemptId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LiveTextRow_pkey" PRIMARY KEY ("attemptId")
);

-- CreateTable
CREATE TABLE "ProviderSetting" (
    "id" TEXT NOT NULL,
    "keyCipher" BYTEA,
    "baseUrl" TEXT,
    "model" TEXT,
    "checkedAt" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "ProviderSetting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleSetting" (
    "role" TEXT NOT NULL,
    "chain" JSONB NOT NULL,

    CONSTRAINT "RoleSetting_pkey" PRIMARY KEY ("role")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "key" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("key","route")
);

-- CreateIndex
CREATE UNIQUE INDEX "Project_ordinal_key" ON "Project"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "BlueprintVersion_ordinal_key" ON "BlueprintVersion"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "BlueprintVersion_projectId_version_key" ON "BlueprintVersion"("projectId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Design_ordinal_key" ON "Design"("ordinal");

-- CreateIndex
CREATE INDEX "Design_projectId_ordinal_idx" ON "Design"("projectId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Build_ordinal_key" ON "Build"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Build_projectId_number_key" ON "Build"("projectId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "BuiltModule_ordinal_key" ON "BuiltModule"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "BuiltModule_projectId_moduleId_key" ON "BuiltModule"("projectId", "moduleId");

-- CreateIndex
CREATE UNIQUE INDEX "ModuleRun_ordinal_key" ON "ModuleRun"("ordinal");

-- CreateIndex
CREATE INDEX "ModuleRun_projectId_idx" ON "ModuleRun"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ModuleRun_buildId_moduleId_key" ON "ModuleRun"("buildId", "moduleId");

-- CreateIndex
CREATE UNIQUE INDEX "Round_ordinal_key" ON "Round"("ordinal");

-- CreateIndex
CREATE INDEX "Round_projectId_idx" ON "Round"("projectId");

-- CreateIndex
CREATE INDEX "Round_buildId_moduleId_idx" ON "Round"("buildId", "moduleId");

-- CreateIndex
CREATE UNIQUE INDEX "Round_runId_number_key" ON "Round"("runId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_ordinal_key" ON "Attempt"("ordinal");

-- CreateIndex
CREATE INDEX "Attempt_projectId_ordinal_idx" ON "Attempt"("projectId", "ordinal");

-- CreateIndex
CREATE INDEX "Attempt_spent_idx" ON "Attempt"("projectId", "scripted", "status", "usageSource", "costPicoUsd", "reservedPicoUsd");

-- CreateIndex
CREATE INDEX "Attempt_taskId_number_idx" ON "Attempt"("taskId", "number");

-- CreateIndex
CREATE INDEX "Attempt_roundId_idx" ON "Attempt"("roundId");

-- CreateIndex
CREATE INDEX "Attempt_buildId_moduleId_idx" ON "Attempt"("buildId", "moduleId");

-- CreateIndex
CREATE INDEX "Attempt_status_idx" ON "Attempt"("status");

-- CreateIndex
CREATE INDEX "Attempt_startedAt_idx" ON "Attempt"("startedAt");

-- CreateIndex
CREATE UNIQUE INDEX "CheckRun_ordinal_key" ON "CheckRun"("ordinal");

-- CreateIndex
CREATE INDEX "CheckRun_projectId_idx" ON "CheckRun"("projectId");

-- CreateIndex
CREATE INDEX "CheckRun_roundId_idx" ON "CheckRun"("roundId");

-- CreateIndex
CREATE INDEX "CheckRun_buildId_moduleId_idx" ON "CheckRun"("buildId", "moduleId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_ordinal_key" ON "Review"("ordinal");

-- CreateIndex
CREATE INDEX "Review_projectId_idx" ON "Review"("projectId");

-- CreateIndex
CREATE INDEX "Review_buildId_moduleId_idx" ON "Review"("buildId", "moduleId");

-- CreateIndex
CREATE UNIQUE INDEX "Finding_ordinal_key" ON "Finding"("ordinal");

-- CreateIndex
CREATE INDEX "Finding_projectId_idx" ON "Finding"("projectId");

-- CreateIndex
CREATE INDEX "Finding_buildId_moduleId_idx" ON "Finding"("buildId", "moduleId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_ordinal_key" ON "Decision"("ordinal");

-- CreateIndex
CREATE INDEX "Decision_projectId_status_ordinal_idx" ON "Decision"("projectId", "status", "ordinal");

-- CreateIndex
CREATE INDEX "Decision_status_ordinal_idx" ON "Decision"("status", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Merge_ordinal_key" ON "Merge"("ordinal");

-- CreateIndex
CREATE INDEX "Merge_projectId_idx" ON "Merge"("projectId");

-- CreateIndex
CREATE INDEX "Merge_buildId_moduleId_idx" ON "Merge"("buildId", "moduleId");

-- CreateIndex
CREATE INDEX "Event_projectId_type_seq_idx" ON "Event"("projectId", "type", "seq");

-- CreateIndex
CREATE INDEX "LiveTextRow_projectId_idx" ON "LiveTextRow"("projectId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- AddForeignKey
ALTER TABLE "BlueprintVersion" ADD CONSTRAINT "BlueprintVersion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Design" ADD CONSTRAINT "Design_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Build" ADD CONSTRAINT "Build_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BuiltModule" ADD CONSTRAINT "BuiltModule_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModuleRun" ADD CONSTRAINT "ModuleRun_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckRun" ADD CONSTRAINT "CheckRun_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Finding" ADD CONSTRAINT "Finding_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveTextRow" ADD CONSTRAINT "LiveTextRow_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

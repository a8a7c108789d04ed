-- DropIndex
DROP INDEX "Attempt_taskId_number_idx";

-- AlterTable
ALTER TABLE "BlueprintVersion" ADD COLUMN     "approvalBuilds" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "owner" TEXT;

-- CreateTable
CREATE TABLE "Server" (
    "id" TEXT NOT NULL,
    "ordinal" SERIAL NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Server_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Server_ordinal_key" ON "Server"("ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_taskId_number_key" ON "Attempt"("taskId", "number");

-- The journals of the engine that came before: they held no facts, and nothing reads them any more.
DROP SCHEMA IF EXISTS dbos CASCADE;

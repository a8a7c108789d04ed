-- DropIndex
DROP INDEX "Attempt_spent_idx";

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "model" TEXT;

-- CreateTable
CREATE TABLE "Budget" (
    "id" TEXT NOT NULL,
    "ordinal" BIGSERIAL NOT NULL,
    "projectId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "role" TEXT,
    "capPicoUsd" BIGINT NOT NULL,

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Budget_ordinal_key" ON "Budget"("ordinal");

-- CreateIndex
CREATE INDEX "Budget_projectId_idx" ON "Budget"("projectId");

-- CreateIndex
CREATE INDEX "Attempt_spent_idx" ON "Attempt"("projectId", "scripted", "status", "role", "buildId", "costPicoUsd", "reservedPicoUsd");

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A project's cap becomes a row of its own
INSERT INTO "Budget" ("id", "projectId", "scope", "capPicoUsd")
SELECT "id" || ':project', "id", 'project', "budgetPicoUsd" FROM "Project" WHERE "budgetPicoUsd" IS NOT NULL;

-- AlterTable
ALTER TABLE "Project" DROP COLUMN "budgetPicoUsd";

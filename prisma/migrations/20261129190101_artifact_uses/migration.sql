-- CreateTable
CREATE TABLE "ArtifactUse" (
    "sha256" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,

    CONSTRAINT "ArtifactUse_pkey" PRIMARY KEY ("sha256","projectId")
);

-- CreateIndex
CREATE INDEX "ArtifactUse_projectId_idx" ON "ArtifactUse"("projectId");

-- AddForeignKey
ALTER TABLE "ArtifactUse" ADD CONSTRAINT "ArtifactUse_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Artifact"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArtifactUse" ADD CONSTRAINT "ArtifactUse_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whose the texts are that are there already.
INSERT INTO "ArtifactUse" ("sha256", "projectId")
SELECT DISTINCT "sha256", "projectId" FROM (
  SELECT "packetSha" AS "sha256", "projectId" FROM "Attempt"
  UNION ALL SELECT "replySha", "projectId" FROM "Attempt"
  UNION ALL SELECT "outputSha", "projectId" FROM "CheckRun"
  UNION ALL SELECT "keptSha", "projectId" FROM "Round"
  UNION ALL SELECT "proposalSha", "projectId" FROM "Design"
) AS "referred" JOIN "Artifact" USING ("sha256");

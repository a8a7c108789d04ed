-- AlterTable
ALTER TABLE "BlueprintVersion" ADD COLUMN "approvalThen" TEXT;
UPDATE "BlueprintVersion" SET "approvalThen" = 'build' WHERE "approvalBuilds";
ALTER TABLE "BlueprintVersion" DROP COLUMN "approvalBuilds";

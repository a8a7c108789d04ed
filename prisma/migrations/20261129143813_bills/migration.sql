-- CreateTable
CREATE TABLE "Bill" (
    "provider" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "note" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bill_pkey" PRIMARY KEY ("provider","day")
);

-- CreateTable
CREATE TABLE "BillLine" (
    "provider" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "position" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "amountPicoUsd" BIGINT NOT NULL,
    "tokens" BIGINT,

    CONSTRAINT "BillLine_pkey" PRIMARY KEY ("provider","day","position")
);

-- CreateIndex
CREATE INDEX "Bill_day_provider_idx" ON "Bill"("day", "provider");

-- AddForeignKey
ALTER TABLE "BillLine" ADD CONSTRAINT "BillLine_provider_day_fkey" FOREIGN KEY ("provider", "day") REFERENCES "Bill"("provider", "day") ON DELETE CASCADE ON UPDATE CASCADE;

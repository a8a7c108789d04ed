-- CreateTable
CREATE TABLE "DataDirectory" (
    "id" INTEGER NOT NULL,
    "marker" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "host" TEXT NOT NULL,

    CONSTRAINT "DataDirectory_pkey" PRIMARY KEY ("id")
);

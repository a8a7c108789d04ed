import type { PrismaClient } from "#generated/prisma/client.ts";

/** A name that no other database has, however it is reached: what its server was born with, and its name there. */
export async function nameDatabase(db: PrismaClient): Promise<string> {
  const [row] = await db.$queryRaw<{ name: string }[]>`
    select system_identifier || '/' || current_database() as name from pg_control_system()`;
  if (row === undefined) throw new Error("a server says what it is in one row");
  return row.name;
}

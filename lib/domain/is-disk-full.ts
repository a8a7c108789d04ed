/** What the system, PostgreSQL ("disk_full") and our own repositories call it. */
const names: readonly unknown[] = ["ENOSPC", "EDQUOT", "53100", "disk-full"];

/** What errors of the system, of PostgreSQL and of Prisma around it say about themselves. */
interface Link {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly type?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
}

/** Whether an error, or what caused it, says that a disk is full: nothing is lost then, and going on later is right. */
export function isDiskFull(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, originalCode, type, cause, meta } = error as Link;
  return (
    [code, originalCode, type].some((name) => names.includes(name)) || isDiskFull(meta?.driverAdapterError ?? cause)
  );
}

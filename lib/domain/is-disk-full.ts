/** What the system, PostgreSQL ("disk_full") and our own repositories call it. */
const names: readonly unknown[] = ["ENOSPC", "EDQUOT", "53100", "disk-full"];

/** Whether an error, or what caused it, says that a disk is full: nothing is lost then, and going on later is right. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, type } = error as { code?: unknown; type?: unknown };
  return names.includes(code) || names.includes(type) || isDiskFull(error.cause);
}

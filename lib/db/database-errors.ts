/** Prisma's write conflict, PostgreSQL's serialization failure and deadlock. */
const retriable: readonly unknown[] = ["P2034", "40001", "40P01"];

/** Deadlock or write conflict: the transaction was rolled back whole, and running it again is right. */
export function isRetriable(error: unknown): boolean {
  for (const link of chain(error)) {
    if ([link.code, link.originalCode].some((code) => retriable.includes(code))) return true;
  }
  return false;
}

// By code where there is one; the driver tells some losses in words only.
const lossCodes =
  /EPIPE|ECONN|connect ENOENT|57P0[123]|\b08\d{3}\b|P1001|P1017|P2028|ConnectionClosed|DatabaseNotReachable/;
const lossWords = /Connection terminated|Connection ended|is not queryable/;

/** The server went away while we spoke. What was being committed is unknown. */
export function isConnectionLoss(error: unknown): boolean {
  return [...chain(error)].some(({ code, originalCode, kind, message }) => {
    const words = `${code} ${originalCode} ${kind} ${message}`;
    return lossCodes.test(words) || lossWords.test(words);
  });
}

/** Prisma wraps the driver's error in its own, and keeps the codes at different depths. */
function* chain(error: unknown): Generator<Record<string, unknown>> {
  let link = error as Record<string, unknown> | undefined;
  for (let depth = 0; link !== null && typeof link === "object" && depth < 8; depth++) {
    yield link;
    const meta = link.meta as { readonly driverAdapterError?: Record<string, unknown> } | undefined;
    link = (meta?.driverAdapterError ?? link.cause) as Record<string, unknown> | undefined;
  }
}

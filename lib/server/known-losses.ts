/** What PostgreSQL says to a connection that it closes because it stops, crashes or only starts. */
const serverEnds = ["57P01", "57P02", "57P03"];

/** Whether an error says that the database is gone. Some connections hear of it before the one that watches for it. */
export function isDatabaseLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message } = error as NodeJS.ErrnoException;
  return serverEnds.includes(code ?? "") || message.startsWith("Connection terminated");
}

/** Whether an error only says that a browser went away in the middle of an answer. */
export function isBrokenRequest(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return error.name === "ResponseAborted" || ((code === "ECONNRESET" || code === "EPIPE") && syscall !== "connect");
}

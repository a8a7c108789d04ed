/** How long a server asks to wait, from its headers; undefined when it does not say. */
export function retryAfterMs(headers: Headers | undefined, nowMs: number): number | undefined {
  const exact = wholeMs(headers?.get("retry-after-ms"), 1);
  if (exact !== undefined) return exact;
  const value = headers?.get("retry-after");
  if (!value) return undefined;
  const seconds = wholeMs(value, 1000);
  if (seconds !== undefined) return seconds;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

function wholeMs(value: string | null | undefined, unitMs: number): number | undefined {
  if (!value || !/^\d+(\.\d+)?$/.test(value.trim())) return undefined;
  return Math.ceil(Number(value) * unitMs);
}

/** Google's `RetryInfo.retryDelay`, such as "34.4s". */
export function durationMs(value: unknown): number | undefined {
  if (typeof value !== "string" || !value.endsWith("s")) return undefined;
  return wholeMs(value.slice(0, -1), 1000);
}

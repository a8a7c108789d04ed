const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "now", "40 s ago", "12 min ago", "3 h ago", "5 d ago", then the date. */
export function formatAgo(at: string, nowMs: number): string {
  const age = nowMs - Date.parse(at);
  if (age < 5 * second) return "now";
  if (age < minute) return `${Math.floor(age / second)} s ago`;
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  if (age < day) return `${Math.floor(age / hour)} h ago`;
  if (age < 14 * day) return `${Math.floor(age / day)} d ago`;
  return at.slice(0, 10);
}

/** "now", "in 40 s", "in 12 min", "in 3 h 5 min": rounded up. */
export function formatUntil(at: string, nowMs: number): string {
  const left = Date.parse(at) - nowMs;
  if (left <= 0) return "now";
  if (left < 2 * minute) return `in ${Math.ceil(left / second)} s`;
  const minutes = Math.ceil(left / minute);
  if (minutes < 120) return `in ${minutes} min`;
  return `in ${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}`;
}

/** "420 ms", "4.2 s", "1:05 min", "2:03 h". */
export function formatDuration(ms: number): string {
  const size = Math.max(0, ms);
  if (size < second) return `${Math.round(size)} ms`;
  if (size < 10 * second) return `${(size / second).toFixed(1)} s`;
  if (size < minute) return `${Math.floor(size / second)} s`;
  if (size < hour) return `${Math.floor(size / minute)}:${pad(Math.floor((size % minute) / second))} min`;
  return `${Math.floor(size / hour)}:${pad(Math.floor((size % hour) / minute))} h`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

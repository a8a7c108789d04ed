/** A random name for one request. `randomUUID` is missing where a page is not served from a secure origin. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

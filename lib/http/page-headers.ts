/**
 * What every answer of the application says to the browser about itself. Generated text is shown on these pages, so
 * whatever slips in as markup must find no way out: nothing is loaded from, sent to, or framed by another site, except
 * previews, which have an origin of their own on this machine.
 */
export function pageHeaders({ dev }: { dev: boolean }): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'self'",
    // Next writes its data into inline scripts; React's development build evaluates.
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    // Any port: an SSH tunnel may have moved it.
    "frame-src http://localhost:* http://127.0.0.1:*",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  };
}

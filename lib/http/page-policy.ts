interface PageSurroundings {
  /** Marks the scripts that the server itself wrote into this page. */
  readonly nonce: string;
  /** The port that previews are served on. */
  readonly previewPort: number;
  /** The development server evaluates code and opens a socket. */
  readonly dev: boolean;
}

/**
 * What our own pages may load and do. Only scripts of this server run, and of those inline only the ones that carry the
 * nonce. Styles may be inline, since the editor and the graph set them; nothing is read by style alone.
 */
export function pagePolicy({ nonce, previewPort, dev }: PageSurroundings): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    // Without this a preview could send out what it knows by navigating its own frame.
    `frame-src http://127.0.0.1:${previewPort} http://localhost:${previewPort}`,
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
}

/** What the API answers is data: nothing in it may run, whatever a browser takes it for. */
export const dataPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** On every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()",
};

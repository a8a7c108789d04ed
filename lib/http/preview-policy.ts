/**
 * What a preview may do: run its own scripts and show its own pictures, and nothing that reaches anybody. `sandbox`
 * keeps it from its own origin even when it is opened outside the frame. `base` is its address, up to the last `/`:
 * it may not load another preview's files either.
 */
export function previewPolicy(base: string): string {
  return [
    "sandbox allow-scripts allow-pointer-lock",
    "default-src 'none'",
    `script-src ${base}`,
    `style-src 'unsafe-inline' ${base}`,
    `img-src data: blob: ${base}`,
    `media-src data: blob: ${base}`,
    `font-src data: ${base}`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    // Any port: an SSH tunnel may have moved it. Nobody but this machine can answer there.
    "frame-ancestors http://localhost:* http://127.0.0.1:*",
  ].join("; ");
}

import { randomBytes } from "node:crypto";
import type { RequestListener } from "node:http";
import { pagePolicy } from "#lib/http/page-policy.ts";

/**
 * Gives every page its policy before Next sees the request. Next reads the nonce from the request's own
 * `content-security-policy` header and puts it on its scripts; the root layout reads it from `x-nonce`. What the API
 * answers keeps the server's policy for data.
 */
export function addPagePolicy(
  handle: RequestListener,
  { previewPort, dev }: { readonly previewPort: number; readonly dev: boolean },
): RequestListener {
  return (request, response) => {
    if (!request.url?.startsWith("/api/")) {
      const nonce = randomBytes(16).toString("base64url");
      const policy = pagePolicy({ nonce, previewPort, dev });
      request.headers["content-security-policy"] = policy;
      request.headers["x-nonce"] = nonce;
      response.setHeader("content-security-policy", policy);
    }
    handle(request, response);
  };
}

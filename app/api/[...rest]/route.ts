import { refuse } from "#lib/http/refuse.ts";

/** An address that names no operation is refused in the API's own words, not with a page. */
function refuseUnknown(request: Request): Response {
  const { pathname } = new URL(request.url);
  return refuse({ type: "not-found", message: `There is no ${pathname}. All operations are in /api/openapi.json.` });
}

export {
  refuseUnknown as DELETE,
  refuseUnknown as GET,
  refuseUnknown as PATCH,
  refuseUnknown as POST,
  refuseUnknown as PUT,
};

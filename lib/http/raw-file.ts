/**
 * A file's bytes, as nothing that a browser would run: text is plain text, everything else is saved. Generated HTML or
 * SVG shown from the application's own address would act in its name.
 */
export function rawFile(path: string, content: Uint8Array, isText: boolean): Response {
  const name = path.split("/").at(-1) ?? "file";
  return new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": isText ? "text/plain; charset=utf-8" : "application/octet-stream",
      "content-disposition": isText ? "inline" : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "no-store",
    },
  });
}

import { constants } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { extname, join } from "node:path";

/** A file to be served, open for reading. */
export interface PreviewFile {
  readonly file: FileHandle;
  readonly bytes: number;
  readonly contentType: string;
}

/**
 * Opens the file that a path below a preview names. The served folder comes first, then the root, where small projects
 * have their `index.html`. Every step on the way is looked at itself: a link leads nowhere.
 */
export async function findPreviewFile(folder: string, serve: string, rest: string): Promise<PreviewFile | undefined> {
  const segments = toSegments(rest);
  if (segments === undefined) return undefined;
  const served = serve === "." ? [] : serve.split("/");
  return (await openRegular(folder, [...served, ...segments])) ?? (await openRegular(folder, segments));
}

function toSegments(rest: string): readonly string[] | undefined {
  let text: string;
  try {
    text = decodeURIComponent(rest);
  } catch {
    return undefined;
  }
  const segments = (text === "" || text.endsWith("/") ? `${text}index.html` : text).split("/");
  const isPlain = (name: string) => name !== "" && !name.startsWith(".") && !/[\\\0]/.test(name);
  return segments.every(isPlain) ? segments : undefined;
}

async function openRegular(folder: string, segments: readonly string[]): Promise<PreviewFile | undefined> {
  let path = folder;
  for (const [index, segment] of segments.entries()) {
    path = join(path, segment);
    const stats = await lstat(path).catch(() => undefined);
    const isLast = index === segments.length - 1;
    if (stats === undefined || !(isLast ? stats.isFile() : stats.isDirectory())) return undefined;
  }
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if (file === undefined) return undefined;
  const { size } = await file.stat();
  return { file, bytes: size, contentType: contentTypes[extname(path).toLowerCase()] ?? "application/octet-stream" };
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wav": "audio/wav",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
};

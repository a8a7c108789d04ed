import { Readable } from "node:stream";

/** A tar with nothing in it: the two blocks of zeros that end one. */
export function emptyTree(): NodeJS.ReadableStream {
  return Readable.from([Buffer.alloc(1024)]);
}

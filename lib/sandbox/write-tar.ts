import type { TarFile } from "./read-tar.ts";

const block = 512;

/** A tar of regular files, as a sandbox's own would be. */
export function writeTar(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.flatMap(({ path, content }) => entry(path, content)), Buffer.alloc(2 * block)]);
}

function entry(path: string, content: Buffer): Buffer[] {
  const name = Buffer.from(path);
  // Names that do not fit go before their file, in an entry of their own.
  const long = name.length > 100 ? entryOf("././@LongLink", Buffer.from(`${path}\0`), "L") : [];
  return [...long, ...entryOf(name.subarray(0, 100), content, "0")];
}

function entryOf(name: string | Buffer, content: Buffer, type: string): Buffer[] {
  const header = Buffer.alloc(block);
  Buffer.from(name).copy(header);
  header.write("0000644\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write(type, 156);
  header.write("ustar  \0", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return [header, content, Buffer.alloc((block - (content.length % block)) % block)];
}

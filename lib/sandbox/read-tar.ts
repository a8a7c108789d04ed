/** A regular file in a tar. */
export interface TarFile {
  readonly path: string;
  readonly content: Buffer;
}

export interface TarContent {
  readonly files: readonly TarFile[];
  /** Entries that are not taken: links, devices, names that lead elsewhere. */
  readonly refused: readonly string[];
}

const block = 512;
const typeFile = new Set(["0", "\0", "7"]);

/** Reads the regular files of a tar that nobody vouches for. Throws for what is no tar. */
export function readTar(tar: Buffer): TarContent {
  const files = new Map<string, TarFile>();
  const refused: string[] = [];
  let longName: string | undefined;
  let offset = 0;
  while (offset + block <= tar.length) {
    const header = tar.subarray(offset, offset + block);
    if (header.every((byte) => byte === 0)) break;
    if (checksum(header) !== octal(header, 148, 8)) throw new Error("not a tar, or a damaged one");
    const size = octal(header, 124, 12);
    const content = tar.subarray(offset + block, offset + block + size);
    if (content.length < size) throw new Error("the tar ends in the middle of a file");
    offset += block + Math.ceil(size / block) * block;
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === "L") {
      longName = text(content, 0, size);
      continue;
    }
    if (type === "x") {
      longName = paxPath(content) ?? longName;
      continue;
    }
    const name = longName ?? shortName(header);
    longName = undefined;
    if (type === "5" || type === "g") continue;
    const path = name.replace(/^(\.\/)+/, "");
    if (typeFile.has(type) && isSafe(path)) files.set(path, { path, content });
    else refused.push(name);
  }
  return { files: [...files.values()], refused };
}

function isSafe(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (path.length > 1000 || /[\u0000-\u001f\u007f\\]/.test(path)) return false;
  return path
    .split("/")
    .every((segment) => segment !== "" && segment !== "." && segment !== ".." && segment.length <= 255);
}

function shortName(header: Buffer): string {
  const prefix = text(header, 257, 5) === "ustar" && header[262] === 0 ? text(header, 345, 155) : "";
  return prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
}

// Records of the form "<length> path=<value>\n", where the length counts itself.
function paxPath(content: Buffer): string | undefined {
  let offset = 0;
  while (offset < content.length) {
    const length = Number.parseInt(content.toString("utf8", offset, offset + 12), 10);
    if (!(length > 0)) return undefined;
    const record = content.toString("utf8", offset, offset + length);
    const path = /^\d+ path=(.*)\n$/s.exec(record)?.[1];
    if (path !== undefined) return path;
    offset += length;
  }
  return undefined;
}

function text(bytes: Buffer, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end === -1 ? field.length : end);
}

function octal(header: Buffer, from: number, length: number): number {
  const digits = text(header, from, length).trim();
  if (!/^[0-7]*$/.test(digits)) throw new Error("not a tar, or one with numbers that we do not read");
  return Number.parseInt(digits === "" ? "0" : digits, 8);
}

function checksum(header: Buffer): number {
  return header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0);
}

import { randomBytes } from "node:crypto";
import type { Ids } from "../engine/ports/ids.ts";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const length = 16;

/** `prj_` and sixteen characters of five random bits each; no letters that are read for digits. */
export const randomIds: Ids = {
  next(prefix) {
    const characters = [...randomBytes(length)].map((byte) => alphabet[byte % alphabet.length]);
    return `${prefix}_${characters.join("")}`;
  },
};

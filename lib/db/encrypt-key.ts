import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { err, ok, type Result } from "#lib/domain/result.ts";

/**
 * Layout of what is stored: format (1 byte), id of the encrypting key (8), nonce (12), tag (16), text. The provider's id
 * and the key's id are authenticated too, so that one provider's key cannot be put in another's place.
 */
const format = 1;
const idBytes = 8;
const nonceBytes = 12;
const tagBytes = 16;
const headBytes = 1 + idBytes;

export type UnreadableKey = { readonly type: "key-unreadable"; readonly reason: string };

/** Encrypts a provider's key with AES-256-GCM under a key derived from the installation's secret. */
export function encryptKey(secret: Uint8Array, providerId: string, key: string): Buffer {
  const { id, cipherKey } = derive(secret);
  const head = Buffer.concat([Buffer.from([format]), id]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", cipherKey, nonce).setAAD(authenticated(head, providerId));
  const text = Buffer.concat([cipher.update(key, "utf8"), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), text]);
}

/** The reverse. Refuses, with a reason that holds no secret, what another secret wrote or somebody changed. */
export function decryptKey(secret: Uint8Array, providerId: string, stored: Uint8Array): Result<string, UnreadableKey> {
  const { id, cipherKey } = derive(secret);
  const bytes = Buffer.from(stored);
  const head = bytes.subarray(0, headBytes);
  if (bytes.length < headBytes + nonceBytes + tagBytes || head[0] !== format)
    return unreadable("it is not in the form that this version writes");
  if (!head.subarray(1).equals(id)) return unreadable("it was stored under another secret");
  const nonce = bytes.subarray(headBytes, headBytes + nonceBytes);
  const tag = bytes.subarray(headBytes + nonceBytes, headBytes + nonceBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", cipherKey, nonce, { authTagLength: tagBytes })
    .setAAD(authenticated(head, providerId))
    .setAuthTag(tag);
  try {
    const text = decipher.update(bytes.subarray(headBytes + nonceBytes + tagBytes));
    return ok(Buffer.concat([text, decipher.final()]).toString("utf8"));
  } catch {
    return unreadable("it was changed after it had been stored");
  }
}

function derive(secret: Uint8Array) {
  if (secret.length < 32) throw new Error("the secret that encrypts stored keys needs 32 bytes");
  const cipherKey = Buffer.from(hkdfSync("sha256", secret, "", "groundplan provider keys", 32));
  return { cipherKey, id: createHash("sha256").update(cipherKey).digest().subarray(0, idBytes) };
}

function authenticated(head: Uint8Array, providerId: string): Buffer {
  return Buffer.concat([head, Buffer.from(providerId, "utf8")]);
}

function unreadable(reason: string) {
  return err({ type: "key-unreadable", reason } as const);
}

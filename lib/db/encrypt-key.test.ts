import { expect, test } from "vitest";
import { err, ok } from "#lib/domain/result.ts";
import { decryptKey, encryptKey } from "./encrypt-key.ts";

const secret = Buffer.alloc(32, 7);
const key = "sk-ant-0123456789-secret";

test("a key comes back, and is nowhere in what is stored", () => {
  const stored = encryptKey(secret, "anthropic", key);
  expect(decryptKey(secret, "anthropic", stored)).toEqual(ok(key));
  const forms = [stored.toString("utf8"), stored.toString("latin1"), stored.toString("hex"), stored.toString("base64")];
  const traces = [key, key.slice(0, 6), Buffer.from(key).toString("hex"), Buffer.from(key).toString("base64")];
  expect(traces.filter((trace) => forms.some((form) => form.includes(trace)))).toEqual([]);
});

test("the same key is never stored the same way twice", () => {
  expect(encryptKey(secret, "gemini", key).equals(encryptKey(secret, "gemini", key))).toBe(false);
});

test("another secret cannot read it, and says so without naming anything", () => {
  const stored = encryptKey(secret, "anthropic", key);
  expect(decryptKey(Buffer.alloc(32, 8), "anthropic", stored)).toEqual(
    err({ type: "key-unreadable", reason: "it was stored under another secret" }),
  );
});

test("a changed byte anywhere, or another provider's place, makes it unreadable", () => {
  const stored = encryptKey(secret, "anthropic", key);
  const changed = Array.from(stored, (_, i) => {
    const copy = Buffer.from(stored);
    copy[i] = (copy[i] ?? 0) ^ 1;
    return decryptKey(secret, "anthropic", copy);
  });
  expect([...changed, decryptKey(secret, "gemini", stored)].filter((result) => result.ok)).toEqual([]);
});

test("what is too short is unreadable", () => {
  const stored = encryptKey(secret, "anthropic", "");
  expect(decryptKey(secret, "anthropic", stored)).toEqual(ok(""));
  expect(decryptKey(secret, "anthropic", stored.subarray(0, -1))).toEqual(
    err({ type: "key-unreadable", reason: "it is not in the form that this version writes" }),
  );
});

test("a short secret is a mistake of ours", () => {
  expect(() => encryptKey(Buffer.alloc(16), "anthropic", key)).toThrow("needs 32 bytes");
});

import { expect, test } from "vitest";
import { LiveTextStore } from "./live-text-store.ts";

const piece = (offset: number, text: string, kind: "text" | "reasoning" = "text") => ({
  attemptId: "a1",
  kind,
  text,
  offset,
});

test("pieces are put together, also when a reconnected stream repeats some", () => {
  const store = new LiveTextStore(async () => "");
  store.push(piece(0, "# Vox"));
  store.push(piece(3, "oxel"));
  store.push(piece(0, "# V"));
  store.push(piece(0, "Let me think", "reasoning"));
  expect(store.read("a1")).toMatchObject({ text: "# Voxel", reasoning: "Let me think" });
});

test("a page that arrives in the middle asks once for what was kept, and loses nothing", async () => {
  const asked: string[] = [];
  let answer: (text: string) => void = () => {};
  const store = new LiveTextStore((attemptId) => {
    asked.push(attemptId);
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  store.push(piece(5, "el Wo"));
  store.push(piece(10, "rld"));
  expect(store.read("a1").text).toBe("");
  answer("# Voxel");
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual(["a1"]);
  expect(store.read("a1").text).toBe("# Voxel World");
});

test("a page that arrives while nothing comes shows what was kept", async () => {
  const asked: string[] = [];
  const store = new LiveTextStore(async (attemptId) => {
    asked.push(attemptId);
    return "# Vox";
  });
  store.push(piece(0, "Let me think", "reasoning"));
  store.show("a1");
  store.show("a1");
  await new Promise((resolve) => setImmediate(resolve));
  store.show("a1");
  store.push(piece(5, "el"));
  expect(asked).toEqual(["a1"]);
  expect(store.read("a1")).toMatchObject({ text: "# Voxel", reasoning: "Let me think" });
});

test("it asks again when what was kept did not reach far enough", async () => {
  const kept = ["# V", "# Voxel"];
  const store = new LiveTextStore(async () => kept.shift() ?? "");
  store.push(piece(7, " World"));
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.read("a1").text).toBe("# V");
  store.push(piece(13, "!"));
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.read("a1").text).toBe("# Voxel World!");
});

test("listeners hear of each change, and of none after they left", () => {
  const store = new LiveTextStore(async () => "");
  let heard = 0;
  const leave = store.subscribe(() => {
    heard += 1;
  });
  store.push(piece(0, "a"));
  store.push(piece(1, "b"));
  leave();
  store.push(piece(2, "c"));
  expect(heard).toBe(2);
});

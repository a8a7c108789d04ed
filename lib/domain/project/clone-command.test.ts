import { expect, test } from "vitest";
import { cloneCommand } from "./clone-command.ts";

test("the folder is named for the project", () => {
  expect(cloneCommand("/data/p1.git", "Café & Läden  2!")).toBe("git clone /data/p1.git cafe-laden-2");
  expect(cloneCommand("/data/p1.git", "店")).toBe("git clone /data/p1.git project");
});

test("a path that a shell would take apart is quoted", () => {
  expect(cloneCommand("/my data/o'neil/$x.git", "Shop")).toBe("git clone '/my data/o'\\''neil/$x.git' shop");
});

import { expect, test } from "vitest";
import { languageOf } from "./language-of.ts";

test("a file is coloured by the last part of its name", () => {
  const paths = ["src/a.test.ts", "package.json", "README.MD", "src.ts/LICENSE", ".gitignore", "noise.py"];
  expect(paths.map(languageOf)).toEqual(["typescript", "javascript", "markdown", "plaintext", "plaintext", "python"]);
});

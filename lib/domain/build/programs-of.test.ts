import { expect, test } from "vitest";
import { programsIn } from "./programs-of.ts";

test.each([
  ["tsc --noEmit", ["tsc"]],
  ["esbuild src/main.ts --bundle && cp index.html dist", ["esbuild", "cp"]],
  ['node --test --test-name-pattern="small step|far from; x && y" a.test.ts', ["node"]],
  ["node --test --test-name-pattern='a|b' a.test.ts | tee out", ["node", "tee"]],
  ["CI=1 FORCE=2 vitest run", ["vitest"]],
  ["cd app && ./node_modules/.bin/vite build", ["./node_modules/.bin/vite"]],
  ["echo a\\;b; go test ./...", ["go"]],
  ['"quoted program" x', []],
  ["$(which node) x", []],
  ["tsc && tsc", ["tsc"]],
  ["", []],
])("%s calls %j", (command, programs) => expect(programsIn(command)).toEqual(programs));

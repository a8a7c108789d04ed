import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "./server/env.ts";
import {
  bannedNames,
  builtins,
  environmentUsers,
  homes,
  layers,
  longBefore,
  longestFile,
} from "./testing/architecture-rules.ts";
import { importsOf, isIn, nearest, type SourceFile, sourceFiles } from "./testing/source-files.ts";

const folders = ["app", "components", "lib", "scripts", "e2e", "bench"].filter((name) =>
  existsSync(join(projectRoot, name)),
);
const files = folders.flatMap(sourceFiles);
const inLayers = files.filter((file) => nearest(file.path, Object.keys(layers)) !== undefined && !isTest(file.path));
const ownFolders = [...folders, "generated", "prisma"];

/** Tests, and the suites and data that only they use, may reach across layers. */
function isTest(path: string): boolean {
  return isIn(path, "lib/testing") || /(\.test\.tsx?|-fixtures\.tsx?|\/describe-[^/]+\.ts)$/.test(path);
}

function isOwn(name: string): boolean {
  return ownFolders.some((folder) => isIn(name, folder));
}

function problems(check: (file: SourceFile) => readonly string[], among = files): readonly string[] {
  return among.flatMap((file) => check(file).map((problem) => `${file.path} ${problem}`));
}

test("a folder imports only what its layer may know", () => {
  const found = problems((file) => {
    const layer = nearest(file.path, Object.keys(layers)) ?? "";
    const allowed = [layer, ...(layers[layer] ?? [])];
    const foreign = file.imports.filter(isOwn).filter((name) => {
      // A layer of its own inside another (ports in the engine) is reached only if it is named.
      const target = nearest(name, [...Object.keys(layers), ...allowed]) ?? name;
      return !allowed.some((folder) => isIn(target, folder));
    });
    return foreign.map((name) => `imports ${name}: ${layer} may import only ${allowed.join(", ")}`);
  }, inLayers);
  expect(found).toEqual([]);
});

test("every file of lib belongs to a layer", () => {
  const found = problems(
    (file) =>
      isTest(file.path) || nearest(file.path, Object.keys(layers)) !== undefined
        ? []
        : [`is in no layer: put it into one of ${Object.keys(layers).join(", ")}`],
    files.filter((file) => isIn(file.path, "lib")),
  );
  expect(found).toEqual([]);
});

test("a package is imported only in its home", () => {
  const found = problems((file) => {
    const packages = file.imports.filter((name) => !isOwn(name) && !name.startsWith("node:"));
    return packages.flatMap((name) => {
      const home = nearest(name, Object.keys(homes));
      if (home === undefined)
        return [`imports ${name}, which has no home yet: give it one in lib/testing/architecture-rules.ts`];
      const allowed = homes[home] ?? [];
      return allowed.some((folder) => isIn(file.path, folder))
        ? []
        : [`imports ${name}: only ${allowed.join(", ")} may`];
    });
  }, inLayers);
  expect(found).toEqual([]);
});

test("pure folders do without Node", () => {
  const found = problems((file) => {
    const rule = nearest(file.path, Object.keys(builtins));
    if (rule === undefined) return [];
    const allowed = builtins[rule] ?? [];
    const used = file.imports.filter((name) => name.startsWith("node:") && !allowed.includes(name));
    return used.map(
      (name) => `imports ${name}: ${rule} ${allowed.length > 0 ? `may use only ${allowed.join(", ")}` : "is pure"}`,
    );
  }, inLayers);
  expect(found).toEqual([]);
});

test("the domain has neither clock nor chance", () => {
  const domain = inLayers.filter((file) => isIn(file.path, "lib/domain"));
  const found = problems((file) => {
    const used = file.text.match(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/g) ?? [];
    return used.map((call) => `calls ${call}…: take the time, the id or the number as an argument`);
  }, domain);
  expect(found).toEqual([]);
});

test("only lib/server/env.ts reads the environment", () => {
  const others = inLayers.filter((file) => !environmentUsers.includes(file.path));
  const found = problems(
    (file) => (/\bprocess\.env\b/.test(file.text) ? ["reads process.env: add the variable to lib/server/env.ts"] : []),
    others,
  );
  expect(found).toEqual([]);
});

test("names are in kebab-case and say something", () => {
  const found = problems((file) => {
    const bad = file.path.split("/").filter((part) => !isGoodName(part));
    return bad.map(
      (part) =>
        `has the name ${JSON.stringify(part)}: kebab-case, named for what is inside (not ${bannedNames.join(", ")})`,
    );
  });
  expect(found).toEqual([]);
});

/** Next has folders of its own: [id], [...path], (group), @slot, _private. */
function isGoodName(part: string): boolean {
  const word = part.replace(/^\[{1,2}(\.\.\.)?|\]{1,2}$|^[(@_]|\)$/g, "");
  const isParameter = part.startsWith("[");
  return (
    (isParameter ? /^[a-zA-Z0-9]+$/ : /^[a-z0-9]+([.-][a-z0-9]+)*$/).test(word) &&
    !bannedNames.includes(word.split(".")[0] ?? "")
  );
}

test("a file stays readable", () => {
  const found = problems((file) => {
    if (longBefore.includes(file.path)) return [];
    const lines = file.text.split("\n").length - 1;
    return lines > longestFile ? [`has ${lines} lines, and ${longestFile} is the limit: split it by what it does`] : [];
  });
  expect(found).toEqual([]);
});

test("there are no barrels", () => {
  const found = problems((file) => {
    const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").trim();
    const rest = code.replace(/export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+"[^"]+";?/g, "").trim();
    const isBarrel = (code !== "" && rest === "") || /^index\.tsx?$/.test(basename(file.path));
    return isBarrel ? ["only passes on what others export: import from them"] : [];
  });
  expect(found).toEqual([]);
});

test("the test sees every way to import", () => {
  const text = `import a, { type B } from "one";\nimport {\n  c,\n} from "two";\nimport "three";\nexport { d } from "four";\nconst e = await import("five");\nexport type F = import("six").F;\n// from "seven"\n`;
  expect(importsOf(text).toSorted()).toEqual(["five", "four", "one", "six", "three", "two"]);
});

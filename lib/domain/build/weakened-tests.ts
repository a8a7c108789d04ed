import { codeOf } from "./code-of.ts";

/** A file of the module before an answer, or after it. */
export interface TextFile {
  readonly path: string;
  readonly content: string;
}

export interface WeakenedTest {
  readonly path: string;
  /** Plain words, to stand after the path. */
  readonly reason: string;
}

const testPath = /(^|\/)(__tests__|tests?|spec)\/|[._-](tests?|spec)\.[a-z]+$|(^|\/)tests?([._-][^/]*)?\.[a-z]+$/i;
const capitalTest = /[a-z0-9](Tests?|Spec)\.[a-z]+$/;

/** True for a file that holds tests, by its name. */
export function isTestFile(path: string): boolean {
  return testPath.test(path) || capitalTest.test(path);
}

/**
 * Tests that an answer deletes or weakens: fewer cases, fewer assertions, or cases newly skipped. `asked` are the
 * texts that may ask for it (open findings, a person's note): a test that one of them names may change.
 */
export function weakenedTests(
  before: readonly TextFile[],
  after: readonly TextFile[],
  asked: readonly string[],
): readonly WeakenedTest[] {
  const now = new Map(after.map((file) => [file.path, file.content]));
  return before.flatMap(({ path, content }) => {
    if (!isTestFile(path) || isNamed(path, asked)) return [];
    const text = now.get(path);
    if (text === undefined) return [{ path, reason: "is deleted" }];
    const reason = weaker(count({ path, content }), count({ path, content: text }));
    return reason === undefined ? [] : [{ path, reason }];
  });
}

/** By its path or its file name, and not as the end of a longer one. */
function isNamed(path: string, asked: readonly string[]): boolean {
  const name = path.split("/").at(-1) ?? path;
  return asked.some((text) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const before = text.slice(0, at);
      if (before.endsWith(path.slice(0, -name.length)) && before.endsWith("/")) return true;
      if (!/[\w./-]$/.test(before)) return true;
    }
    return false;
  });
}

interface Counts {
  readonly cases: number;
  readonly assertions: number;
  readonly skipped: number;
}

function count({ path, content }: TextFile): Counts {
  const code = codeOf(content, path);
  const all = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
  return {
    cases: all(
      /\b(?:test|it)(?:\.[a-z]+){0,3}\s*\(|^[ \t]*(?:async +)?(?:def|func) +test|@Test\b|#\[(?:\w+::)*test\b/gim,
    ),
    assertions: all(/\b(?:assert\w*|expect\w*|should)\b|\bt\.(?:Error|Fatal|Fail)/g),
    skipped: all(skipping),
  };
}

/** Cases left out, picked out, expected to fail, or cut short, in the words of common runners. */
const skipping = new RegExp(
  [
    String.raw`\b(?:test|it|describe|suite|context|ctx|this|t)\.(?:skip|todo|only|fails|failing|skipIf|runIf|Skip)\w*`,
    String.raw`\b(?:skip|todo|only)\s*:(?!\s*false\b)`,
    String.raw`\b[xf](?:it|test|describe|context)\s*\(`,
    String.raw`\bmark\.(?:skip|xfail)|\bunittest\.(?:skip|expectedFailure)|\bpytest\.(?:skip|xfail)|\bself\.skipTest`,
    String.raw`#\[ignore|@(?:Ignore|Disabled)\b`,
    String.raw`\b(?:process\.exit|sys\.exit|os\._exit|os\.Exit)\s*\(`,
  ].join("|"),
  "g",
);

function weaker(before: Counts, after: Counts): string | undefined {
  if (after.cases < before.cases) return `has ${after.cases} test cases instead of ${before.cases}`;
  if (after.assertions < before.assertions) return `has ${after.assertions} assertions instead of ${before.assertions}`;
  if (after.skipped > before.skipped) return "skips cases that ran before";
  return undefined;
}

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

const testPath = /(^|\/)(__tests__|tests?)\/|[._-](test|spec)\.[a-z]+$|(^|\/)test_[^/]*\.py$|_test\.(go|py|rs)$/i;

/** True for a file that holds tests, by its name. */
export function isTestFile(path: string): boolean {
  return testPath.test(path);
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
    const reason = weaker(count(content), count(text));
    return reason === undefined ? [] : [{ path, reason }];
  });
}

function isNamed(path: string, asked: readonly string[]): boolean {
  const name = path.split("/").at(-1) ?? path;
  return asked.some((text) => text.includes(path) || text.includes(name));
}

interface Counts {
  readonly cases: number;
  readonly assertions: number;
  readonly skipped: number;
}

function count(content: string): Counts {
  const code = withoutBlockComments(content).replace(/^[ \t]*(\/\/|#).*$/gm, "");
  const all = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
  return {
    cases: all(/\b(?:test|it)(?:\.[a-z]+)*\s*\(|^[ \t]*(?:async +)?(?:def|func) +test/gim),
    assertions: all(/\b(?:assert|expect)\b/g),
    skipped: all(/\b(?:test|it|describe|suite)\.(?:skip|todo|only)\b|\b(?:skip|todo|only):\s*true\b/g),
  };
}

/** By search and not by a pattern, whose time would grow with the square of a hostile text. */
function withoutBlockComments(content: string): string {
  let code = "";
  let from = 0;
  for (;;) {
    const start = content.indexOf("/*", from);
    const end = start < 0 ? -1 : content.indexOf("*/", start + 2);
    if (end < 0) return code + content.slice(from);
    code += content.slice(from, start);
    from = end + 2;
  }
}

function weaker(before: Counts, after: Counts): string | undefined {
  if (after.cases < before.cases) return `has ${after.cases} test cases instead of ${before.cases}`;
  if (after.assertions < before.assertions) return `has ${after.assertions} assertions instead of ${before.assertions}`;
  if (after.skipped > before.skipped) return "skips cases that ran before";
  return undefined;
}

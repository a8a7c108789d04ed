import { plausibleReply } from "../chaos/plausible-reply.ts";
import { textBlueprint } from "../text-blueprint.ts";
import type { WireHandler } from "../wire-provider.ts";

/** Named in every check, so that a sandbox that outlives its server can be found among all processes. */
export const checkMark = `sleep 0.31${process.pid}`;

/** Three layers of three modules; slow enough that a kill finds requests, checks, reviews and merges under way. */
export const crashBlueprint = textBlueprint({
  modules: Array.from({ length: 9 }, (_, index) => ({
    id: `m${index + 1}`,
    depends: index < 3 ? [] : [`m${index - 2}`, `m${((index - 2) % 3) + 3 * Math.floor(index / 3) - 2}`],
    checks: [`grep -q good src/m${index + 1}/m${index + 1}.txt && ${checkMark}`],
  })),
});

/** Builders write good files; the reviewer wants one module's to be better, which a fix then makes it. */
export const crashWords: WireHandler = (request) => {
  const { system, text } = request;
  const pace = { chunkCharacters: 8, chunkDelayMs: 60 };
  const isReview = system.startsWith("Groundplan review-module");
  if (isReview && /<file[^>]* path="src\/m2\/m2\.txt"/.test(text) && !text.includes("good and better")) {
    const finding = {
      severity: "major",
      path: "src/m2/m2.txt",
      quote: "good",
      claim: "It is not good enough.",
      breaks: "section",
    };
    return {
      ...pace,
      text: JSON.stringify({ verdict: "changes", findings: [{ ...finding, fix: "Make it better." }], rulings: [] }),
    };
  }
  if (isReview && text.includes("good and better"))
    return {
      ...pace,
      text: JSON.stringify({ verdict: "approved", findings: [], rulings: [{ finding: "f1", is: "fixed" }] }),
    };
  const reply = plausibleReply(request);
  if (!system.startsWith("Groundplan fix-module")) return { ...reply, ...pace };
  const nonce = /<file-([a-z0-9]+)/.exec(reply.text)?.[1];
  const fixed = reply.text.replace("\ngood\n", "\ngood and better\n");
  return { ...pace, text: `${fixed}<answer-${nonce} finding="f1" is="fixed">Made better.</answer-${nonce}>\n` };
};

import { setTimeout as pause } from "node:timers/promises";
import { WireProvider } from "../lib/testing/wire-provider.ts";

/**
 * A provider as a process of its own that never runs out of words: a hundred tokens a second to each request, and
 * each token is the moment at which it was written, by the clock that all processes of a machine share.
 */
const everyMs = 10;

async function* moments(): AsyncGenerator<string> {
  for (let next = performance.now() + everyMs; ; next += everyMs) {
    await pause(Math.max(0, next - performance.now()));
    yield `${process.hrtime.bigint()} `;
  }
}

const wire = await WireProvider.start({
  handler: () => ({ text: "", pieces: moments() }),
  models: ["endless"],
});
process.send?.(wire.baseUrls);
process.on("disconnect", () => process.exit(0));

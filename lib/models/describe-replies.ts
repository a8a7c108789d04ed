import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type CollectedAnswer, collectAnswer } from "../testing/collect-answer.ts";
import { modelRequest } from "../testing/model-request.ts";
import { ReplayServer } from "../testing/replay-server.ts";
import { type GatewaySubject, sse } from "./describe-model-gateway.ts";

/** A fixture, how it is served, and the whole answer that must come of it. */
export type ReplyRow = readonly [
  file: string,
  expected: Partial<CollectedAnswer>,
  served?: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> },
];

/** Plays each fixture at three chunk sizes and compares the whole answer, detail apart where it is not told. */
export function describeReplies(subject: GatewaySubject, rows: readonly ReplyRow[]): void {
  test.each(rows.map(([file, expected, served]) => ({ file, expected, served })))(
    "$file",
    async ({ file, expected, served }) => {
      const body = readFileSync(new URL(file, subject.fixtures));
      const type = file.endsWith(".json") ? { "content-type": "application/json" } : sse;
      for (const chunkBytes of [1, 37, body.length]) {
        await using server = await ReplayServer.start();
        server.play({ status: served?.status ?? 200, headers: { ...type, ...served?.headers }, body, chunkBytes });
        const gateway = subject.create({ baseUrl: server.url, apiKey: "some-key" });
        const { detail, ...answer } = await collectAnswer(gateway.stream(modelRequest(), new AbortController().signal));
        const wanted = { text: "", reasoning: "", usage: {}, ...expected };
        expect({ ...answer, ...(expected.detail === undefined ? {} : { detail }) }).toEqual(wanted);
      }
    },
  );
}

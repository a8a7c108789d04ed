import { z } from "zod";
import { attemptSummarySchema, attemptViewSchema } from "#lib/domain/api/build.ts";
import { eventViewSchema } from "#lib/domain/api/event.ts";
import { allSpendViewSchema, spendViewSchema } from "#lib/domain/api/spend.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { operation } from "../operation.ts";
import { pageQuery } from "../page-query.ts";

const tag = "records";

export const recordOperations = {
  listAttempts: operation({
    id: "listAttempts",
    method: "GET",
    path: "/api/projects/{id}/attempts",
    summary: "Attempts, newest first; of one build or module when named.",
    tag,
    query: pageQuery.extend({ build: z.string().optional(), module: z.string().optional() }),
    success: { status: 200, schema: listOf(attemptSummarySchema) },
    refusals: ["project-unknown"],
  }),
  readAttempt: operation({
    id: "readAttempt",
    method: "GET",
    path: "/api/projects/{id}/attempts/{attempt}",
    summary: "One attempt: what was sent, what came back, what it cost, and the rule that chose its model.",
    tag,
    success: { status: 200, schema: attemptViewSchema },
    refusals: ["project-unknown", "attempt-unknown"],
  }),
  readSpend: operation({
    id: "readSpend",
    method: "GET",
    path: "/api/projects/{id}/spend",
    summary: "What the project cost, by role, model, module and phase. Unknown is counted apart, never as zero.",
    tag,
    success: { status: 200, schema: spendViewSchema },
    refusals: ["project-unknown"],
  }),
  readAllSpend: operation({
    id: "readAllSpend",
    method: "GET",
    path: "/api/spend",
    summary: "What all projects cost by UTC day, scripted examples left out.",
    tag,
    success: { status: 200, schema: allSpendViewSchema },
    refusals: [],
  }),
  readEvents: operation({
    id: "readEvents",
    method: "GET",
    path: "/api/projects/{id}/events",
    summary:
      "The log after a number: a list, or with `Accept: text/event-stream` a stream that goes on, resumable by " +
      "`Last-Event-ID`. The stream also carries live text, as `event: live` without an id.",
    tag,
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(500),
    }),
    success: {
      status: 200,
      schema: listOf(eventViewSchema),
      media: {
        "text/event-stream": "Facts with their number as id; `live` messages without one; comments as heartbeat.",
      },
    },
    refusals: ["project-unknown"],
  }),
};

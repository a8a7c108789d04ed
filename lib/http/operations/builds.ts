import { z } from "zod";
import { buildViewSchema, decisionViewSchema, findingViewSchema, moduleViewSchema } from "#lib/domain/api/build.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { operation } from "../operation.ts";
import { pageQuery } from "../page-query.ts";

const tag = "builds";
const moduleIds = z.array(z.string().min(1).max(40)).min(1).max(500);

const control = <const Id extends string, const Word extends string>(id: Id, word: Word, summary: string) =>
  operation({
    id,
    method: "POST",
    path: `/api/projects/{id}/builds/{build}/${word}` as const,
    summary,
    tag,
    success: { status: 202, schema: buildViewSchema },
    refusals: ["project-unknown", "build-unknown", "build-ended", "build-cancelled", "build-changed"],
  });

export const buildOperations = {
  startBuild: operation({
    id: "startBuild",
    method: "POST",
    path: "/api/projects/{id}/builds",
    summary:
      "Builds what is stale in the approved version, or the modules named. 409 with the live build, unless `instead`, which builds what is stale in its place.",
    tag,
    body: z
      .strictObject({ modules: moduleIds.optional(), instead: z.boolean().optional() })
      .refine(
        ({ modules, instead }) => !(modules && instead),
        "`instead` builds what is stale: name no modules with it.",
      ),
    success: { status: 202, schema: buildViewSchema },
    refusals: ["project-unknown", "not-approved", "build-live", "nothing-stale", "module-unknown", "model-needed"],
  }),
  listBuilds: operation({
    id: "listBuilds",
    method: "GET",
    path: "/api/projects/{id}/builds",
    summary: "Builds, newest first.",
    tag,
    query: pageQuery,
    success: { status: 200, schema: listOf(buildViewSchema) },
    refusals: ["project-unknown"],
  }),
  readBuild: operation({
    id: "readBuild",
    method: "GET",
    path: "/api/projects/{id}/builds/{build}",
    summary: "One build with its modules.",
    tag,
    success: { status: 200, schema: buildViewSchema },
    refusals: ["project-unknown", "build-unknown"],
  }),
  pauseBuild: control("pauseBuild", "pause", "Lets what runs finish and starts nothing new."),
  resumeBuild: control("resumeBuild", "resume", "Goes on where it stands."),
  stopBuild: control("stopBuild", "stop", "Ends requests and sandboxes within a second; the build can be resumed."),
  cancelBuild: control("cancelBuild", "cancel", "Ends the build for good. What it merged stays on its branch."),
  readModule: operation({
    id: "readModule",
    method: "GET",
    path: "/api/projects/{id}/modules/{module}",
    summary: "One module: state, rounds with their checks, findings, attempts, files.",
    tag,
    success: { status: 200, schema: moduleViewSchema },
    refusals: ["project-unknown", "module-unknown"],
  }),
  requestRound: operation({
    id: "requestRound",
    method: "POST",
    path: "/api/projects/{id}/modules/{module}/rounds",
    summary: "Orders a further round, with a note, findings to open again, or another model (`provider/model`).",
    tag,
    body: z.strictObject({
      note: z.string().trim().max(20_000).optional(),
      findings: z.array(z.string()).max(200).optional(),
      model: z.string().max(300).optional(),
    }),
    success: {
      status: 202,
      schema: z.object({ build: z.string(), module: z.string(), status: z.literal("building") }),
    },
    refusals: [
      ...(["project-unknown", "model-unknown", "finding-unknown", "module-not-in-build"] as const),
      ...(["module-busy", "module-changed"] as const),
      ...(["not-approved", "build-live", "nothing-stale", "module-unknown", "model-needed"] as const),
    ],
  }),
  changeFinding: operation({
    id: "changeFinding",
    method: "POST",
    path: "/api/projects/{id}/findings/{finding}",
    summary: "Dismisses a finding for good, with a reason, or opens it again.",
    tag,
    body: z.strictObject({ is: z.enum(["dismissed", "open"]), reason: z.string().trim().min(1).max(5_000) }),
    success: { status: 200, schema: findingViewSchema },
    refusals: ["project-unknown", "finding-unknown", "finding-changed"],
  }),
  listDecisions: operation({
    id: "listDecisions",
    method: "GET",
    path: "/api/projects/{id}/decisions",
    summary: "What waits or waited for a person, newest first.",
    tag,
    query: pageQuery.extend({ status: z.enum(["open", "answered", "withdrawn"]).optional() }),
    success: { status: 200, schema: listOf(decisionViewSchema) },
    refusals: ["project-unknown"],
  }),
  answerDecision: operation({
    id: "answerDecision",
    method: "POST",
    path: "/api/projects/{id}/decisions/{decision}",
    summary: "Answers what waits by one of its options. Free text is never an approval.",
    tag,
    body: z.strictObject({ choice: z.string().min(1).max(60), note: z.string().trim().max(20_000).optional() }),
    success: { status: 200, schema: decisionViewSchema },
    refusals: ["project-unknown", "decision-unknown", "decision-answered", "choice-unknown", "answer-unclear"],
  }),
  listInbox: operation({
    id: "listInbox",
    method: "GET",
    path: "/api/decisions",
    summary: "What waits for a person in any project.",
    tag,
    query: pageQuery.extend({ status: z.enum(["open", "answered", "withdrawn"]).default("open") }),
    success: { status: 200, schema: listOf(decisionViewSchema) },
    refusals: [],
  }),
};

import type { Decision } from "../domain/build/build.ts";
import type { ProjectSettings } from "../domain/project/project.ts";
import type { Role, RoleAssignments } from "../domain/routing/role.ts";
import { answerDecision } from "../engine/commands/answer-decision.ts";
import { approveBlueprint } from "../engine/commands/approve-blueprint.ts";
import { createProject } from "../engine/commands/create-project.ts";
import { saveBlueprint } from "../engine/commands/save-blueprint.ts";
import type { EngineDeps } from "../engine/engine-deps.ts";
import type { ModelRequest, RequestSubject } from "../engine/ports/model-gateway.ts";
import { networkProviders } from "./network-providers.ts";
import { openEngine } from "./open-engine.ts";
import { type Played, PlayedGateway } from "./played-gateway.ts";
import { until } from "./until.ts";

/**
 * What the models of one project say, by `prompt module round.repair` (`build-module a 1.0`), by `prompt module` or by
 * prompt. Where nothing is said, builders write a good file and reviewers approve.
 */
export type Lines = Readonly<Record<string, Line>>;
type Line =
  | string
  | Played
  | ((subject: RequestSubject, request: ModelRequest) => string | Played | Promise<string | Played>);

export interface Staged {
  readonly blueprint: string;
  readonly lines?: Lines;
  readonly settings?: Partial<ProjectSettings>;
  readonly budgetUsd?: string;
  readonly buildBudgetUsd?: string;
  readonly roleBudgetsUsd?: Readonly<Partial<Record<Role, string>>>;
  readonly roles?: RoleAssignments;
}

/** The real engine with models that tests speak for, and projects of their own. */
export async function openStage(url: string, dataDir: string, replaced: Partial<EngineDeps> = {}) {
  const lines = new Map<string, Lines>();
  const requests: ModelRequest[] = [];
  const find = async (request: ModelRequest): Promise<Played> => {
    requests.push(request);
    const said = lineFor(lines.get(request.subject.projectId) ?? {}, request.subject);
    const reply = typeof said === "function" ? await said(request.subject, request) : said;
    return typeof reply === "string" ? { text: reply } : reply;
  };
  const engine = await openEngine(url, dataDir, async () => undefined, {
    ...networkProviders((provider) => new PlayedGateway(provider, find)),
    ...replaced,
  });
  const { deps } = engine;

  return {
    ...engine,
    requests,
    /** A project with its blueprint saved; nothing is approved yet. */
    async project({ blueprint, lines: said = {}, settings, roles, ...budgets }: Staged) {
      const created = await createProject(deps, {
        name: "Staged",
        brief: "Texts.",
        ...(settings && { settings: { ...settings } }),
        ...budgets,
        ...(roles && { roles: roles as never }),
      } as Parameters<typeof createProject>[1]);
      const projectId = okay(created).id;
      lines.set(projectId, said);
      if (blueprint !== "") okay(await saveBlueprint(deps, { projectId, markdown: blueprint, baseVersion: 0 }));
      return story(deps, projectId, (next) => lines.set(projectId, next));
    },
    /** A project that was there before. */
    adopt: (projectId: string) => story(deps, projectId, (next) => lines.set(projectId, next)),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Story = ReturnType<typeof story>;

export function story(deps: EngineDeps, projectId: string, say: (lines: Lines) => void) {
  const { read } = deps.facts;
  const live = async () => (await read.builds.list({ projectId })).at(-1);
  const open = (): Promise<readonly Decision[]> => read.decisions.list({ projectId, status: "open" });
  return {
    projectId,
    say,
    /** Approves the newest version and builds it; answers the build's id. */
    async build(): Promise<string> {
      const version = (await read.versions.list({ projectId })).length;
      const approved = okay(await approveBlueprint(deps, { projectId, version, build: true }));
      return approved.build ?? "";
    },
    async save(markdown: string): Promise<number> {
      const baseVersion = (await read.versions.list({ projectId })).length;
      return okay(await saveBlueprint(deps, { projectId, markdown, baseVersion })).version;
    },
    open,
    /** Waits for something that waits for a person. */
    async asked(reason: string, moduleId?: string): Promise<Decision> {
      let found: Decision | undefined;
      await until(`${reason} is asked`, async () => {
        const all = await open();
        found = all.find((each) => each.reason === reason && (moduleId === undefined || each.moduleId === moduleId));
        if (!found && all.length > 0 && !all.some((each) => each.reason === reason))
          throw new Error(`asked instead: ${JSON.stringify(all, null, 1)}`);
        if (!found && (await live())?.status === "ended") throw new Error("the build ended without asking");
        return found !== undefined;
      });
      if (!found) throw new Error("unreachable");
      return found;
    },
    async answer(decision: Decision, choice: string, note?: string): Promise<void> {
      okay(await answerDecision(deps, { projectId, decisionId: decision.id, choice, note }));
    },
    /** Waits for the end of the newest build; answers its outcome and its modules' (`a merged 2`: two rounds). */
    async ended(): Promise<readonly string[]> {
      await until("the build has ended", async () => {
        const waiting = await open();
        if (waiting.length > 0) throw new Error(JSON.stringify(waiting, null, 1));
        return (await live())?.status === "ended";
      });
      const build = await live();
      const runs = await read.runs.list({ buildId: build?.id ?? "" });
      return [build?.outcome ?? "", ...runs.map((run) => `${run.moduleId} ${run.outcome} ${run.rounds}`)];
    },
    /** Round outcomes of a module in the newest build. */
    async rounds(moduleId: string): Promise<readonly string[]> {
      const rounds = await read.rounds.list({ buildId: (await live())?.id ?? "", moduleId });
      return rounds.map(({ kind, outcome }) => `${kind} ${outcome}`);
    },
    async findings(moduleId: string): Promise<readonly string[]> {
      const rows = await read.findings.list({ buildId: (await live())?.id ?? "", moduleId });
      return rows.map(({ key, status }) => `${key} ${status}`);
    },
    /** Prompts that were answered so far, with module and outcome, in order. */
    async attempts(): Promise<readonly string[]> {
      const rows = await read.attempts.list({ projectId });
      return rows.map((row) => `${row.promptId} ${row.moduleId ?? "-"} ${row.failureKind ?? row.finish}`);
    },
    async onMain(path: string): Promise<string | undefined> {
      const head = await deps.repositories.head(projectId, "main");
      return head && deps.repositories.read(projectId, head, path);
    },
  };
}

/** A builder's file. */
export const file = ({ nonce }: RequestSubject, path: string, text: string): string =>
  `<file-${nonce} path="${path}">\n${text}\n</file-${nonce}>\n`;
/** A builder's word on a finding. */
export const word = ({ nonce }: RequestSubject, finding: string, is: "fixed" | "contested"): string =>
  `<answer-${nonce} finding="${finding}" is="${is}">Because it is so.</answer-${nonce}>\n`;
/** A module's file, good or not. */
export const writes =
  (text: string) =>
  (subject: RequestSubject): string =>
    file(subject, `src/${subject.moduleId}/${subject.moduleId}.txt`, text) +
    (subject.findingIds ?? []).map((key) => word(subject, key, "fixed")).join("");

interface Claim {
  readonly quote?: string;
  readonly severity?: "blocker" | "major" | "minor";
  readonly path?: string;
}
export const approves = (rulings: readonly { finding: string; is: string }[] = []): string =>
  JSON.stringify({ verdict: "approved", findings: [], rulings });
/** A verdict with one finding against the module's file. */
export const objects =
  (
    { quote = "good", severity = "major", path }: Claim = {},
    rulings: readonly { finding: string; is: string }[] = [],
  ) =>
  ({ moduleId }: RequestSubject): string =>
    JSON.stringify({
      verdict: severity === "minor" ? "approved" : "changes",
      findings: [
        {
          severity,
          path: path ?? `src/${moduleId}/${moduleId}.txt`,
          quote,
          claim: "It is not good enough.",
          breaks: "section",
          fix: "Make it better.",
        },
      ],
      rulings,
    });
/** Rules on everything that is claimed fixed. */
export const rules =
  (is: "fixed" | "open") =>
  ({ findingIds = [] }: RequestSubject): string =>
    JSON.stringify({
      verdict: is === "fixed" ? "approved" : "changes",
      findings: [],
      rulings: findingIds.map((finding) => ({ finding, is })),
    });

function lineFor(lines: Lines, subject: RequestSubject): Line {
  const { promptId, moduleId = "-", round = 1, repair = 0 } = subject;
  const keys = [`${promptId} ${moduleId} ${round}.${repair}`, `${promptId} ${moduleId}`, promptId];
  const key = keys.find((each) => each in lines);
  return (key === undefined ? undefined : lines[key]) ?? usual(subject);
}

function usual(subject: RequestSubject): string {
  switch (subject.promptId) {
    case "build-module":
    case "fix-module":
      return writes(`good ${subject.moduleId} ${subject.round}.${subject.repair}`)(subject);
    case "review-module":
      return rules("fixed")(subject);
    default:
      return approves();
  }
}

export function okay<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

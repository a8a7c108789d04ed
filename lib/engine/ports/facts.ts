import type { BlueprintVersion, Design } from "../../domain/blueprint/version.ts";
import type {
  Attempt,
  Build,
  BuiltModule,
  CheckRun,
  Decision,
  Merge,
  ModuleRun,
  Review,
  Round,
} from "../../domain/build/build.ts";
import type { Project } from "../../domain/project/project.ts";
import type { Finding } from "../../domain/review/finding.ts";
import type { ProviderState } from "../../domain/routing/provider-state.ts";
import type { ProviderId, Role, RoleAssignments } from "../../domain/routing/role.ts";
import type { Budget, BudgetStanding } from "../../domain/spend/budget.ts";
import type { NewEvent } from "../../domain/timeline/event.ts";

/** Columns by value; a list stands for any of its values. */
export type Where<Row> = { readonly [Column in keyof Row]?: Row[Column] | readonly Row[Column][] };

/**
 * One kind of row. Filters and changes name columns by value; `list` is ordered by creation.
 * Every row is parsed on its way out of the database.
 */
export interface Table<Row extends { readonly id: string }> {
  get(id: string): Promise<Row | undefined>;
  list(where: Where<Row>): Promise<readonly Row[]>;
  count(where: Where<Row>): Promise<number>;
  insert(row: Row): Promise<void>;
  /**
   * Changes the row only if it still is as the caller saw it: each column named in `seen` has that value.
   * Losing that race is an answer, and nothing is written.
   */
  change(id: string, seen: Partial<Row>, to: Partial<Row>): Promise<"changed" | "stale">;
}

/** The tables as one transaction sees them. */
export interface FactTables {
  readonly projects: Table<Project>;
  readonly versions: Table<BlueprintVersion>;
  readonly designs: Table<Design>;
  readonly builds: Table<Build>;
  readonly builtModules: Table<BuiltModule>;
  readonly runs: Table<ModuleRun>;
  readonly rounds: Table<Round>;
  readonly attempts: Table<Attempt>;
  readonly checks: Table<CheckRun>;
  readonly reviews: Table<Review>;
  readonly findings: Table<Finding>;
  readonly decisions: Table<Decision>;
  readonly merges: Table<Merge>;
  /** A provider has a row once it was asked, or given a pace. */
  readonly providerStates: Table<ProviderState>;
  readonly budgets: Table<Budget>;
}

/** A transaction: rows to read and change, and the events that say so, committed together or not at all. */
export interface FactTransaction extends FactTables {
  /** Kept until the end and appended in one statement, so that the log's lock is held for the commit only. */
  log(projectId: string, event: NewEvent): void;
  /** Locks the project's row until the commit; take it before numbering versions. */
  lockProject(projectId: string): Promise<Project | undefined>;
  /** Keeps the project from being removed until the commit; everything else goes on beside it. */
  holdProject(projectId: string): Promise<Project | undefined>;
  /** Waits for whoever refers to the project at this moment, and keeps everybody from it until the commit. */
  lockProjectAlone(projectId: string): Promise<Project | undefined>;
  /** Locks the provider's row until the commit. Where a project's is locked too, the provider's goes first. */
  lockProvider(id: ProviderId): Promise<ProviderState>;
  /** What the provider is busy with; to be asked behind the lock. */
  loadOf(id: ProviderId, question: ProviderLoadQuestion): Promise<ProviderLoad>;
  /** The wait that a question to a model was last said to be in; undefined when it has gone on since. */
  lastWait(projectId: string, taskId: string): Promise<SaidWait | undefined>;
  /**
   * Locks the budgets that a request falls under until the commit, and adds up what is settled and reserved under each,
   * scripted attempts apart. Locks are taken in the order provider, budget, module, project.
   */
  lockBudgets(of: {
    readonly projectId: string;
    readonly buildId: string | null;
    /** Null: whatever the role. */
    readonly role: Role | null;
  }): Promise<readonly BudgetStanding[]>;
  removeBudget(id: string): Promise<void>;
  /** Removes a module that a newer blueprint no longer has. */
  removeBuiltModule(id: string): Promise<void>;
  /**
   * Removes the project and every row that hangs on it. Answers the hashes of the texts that were its alone: their files
   * are to be removed before the commit.
   */
  removeProject(projectId: string): Promise<readonly string[]>;
}

/** Everything that a module's next step follows from, as it is at one moment. */
export interface ModuleRows {
  readonly run: ModuleRun;
  readonly build: Build;
  readonly project: Project;
  /** Oldest first. */
  readonly rounds: readonly Round[];
  readonly findings: readonly Finding[];
  /** Decisions about the module that wait. */
  readonly open: readonly Decision[];
}

export interface ProviderLoadQuestion {
  readonly probeAttemptId: string | null;
  readonly pace: { readonly most: number; readonly since: Date; readonly before: Date } | null;
}

export interface ProviderLoad {
  /** Requests that run now. */
  readonly running: number;
  readonly probeRuns: boolean;
  /** The oldest of the starts that use the pace up; null while there is room. */
  readonly fullSince: Date | null;
}

/** As the log has it. */
export interface SaidWait {
  readonly why: string;
  readonly until: string | null;
}

export interface Facts {
  /** Reads outside a transaction, each statement for itself. */
  readonly read: FactTables;
  /** Undefined when there is no such run. */
  readModule(runId: string): Promise<ModuleRows | undefined>;
  /**
   * Runs `work` in one transaction and commits rows and events; `name` says what it was when it fails. A step of a
   * workflow may run again after its commit: so what it changes is conditional on what it saw.
   */
  commit<T>(name: string, work: (tx: FactTransaction) => Promise<T>): Promise<T>;
  /**
   * The same facts for the work of one server: a commit that logs holds only while that server works on the project,
   * and throws `WorkTakenOver` otherwise. So two servers never commit the same step.
   */
  ownedBy(serverId: string): Facts;
}

/** Texts by their SHA-256: packets, replies, outputs. Large ones are kept on disk. Writing twice is harmless. */
export interface Artifacts {
  /** Keeps a text until its project is removed; other projects may keep the same. */
  put(projectId: string, text: string): Promise<string>;
  get(sha256: string): Promise<string | undefined>;
  /** Removes the files of texts whose rows a transaction has removed: before its commit, until which nobody puts them there again. */
  removeFiles(sha256s: readonly string[]): Promise<void>;
}

/** Settings of the installation. */
export interface Installation {
  roles(): Promise<RoleAssignments>;
  /** Replaces all assignments. */
  putRoles(roles: RoleAssignments): Promise<void>;
}

/** Where a check ran, and what may be said about it. */
export type SandboxLevel = "container" | "process" | "none";

export interface SandboxProbe {
  readonly driver: "bubblewrap" | "docker" | "none";
  readonly available: boolean;
  readonly level: SandboxLevel;
  /** Plain words; for a driver that is not available, the way to get it. */
  readonly reason: string;
}

export interface SandboxLimits {
  readonly wallMs: number;
  readonly cpuS: number;
  readonly memoryMb: number;
  readonly pids: number;
  readonly diskMb: number;
  readonly outputBytes: number;
}

export interface SandboxJob {
  /** A tar of the tree to run on, made by `git archive`; no `.git` in it. */
  readonly tree: () => NodeJS.ReadableStream;
  /** Folder whose `node_modules` is mounted read-only, from the dependency store. */
  readonly dependencies?: string;
  /** One shell command line. */
  readonly command: string;
  readonly limits: SandboxLimits;
  /** Paths (files or folders) to bring back as a tar, e.g. a preview's build. */
  readonly artefacts?: readonly string[];
}

export interface SandboxRun {
  /** Undefined when the run was killed. */
  readonly exitCode?: number;
  readonly killedBy?: "timeout" | "output" | "signal" | "cancelled";
  /** Standard output and error as they came, cut at the limit with a line that says so. */
  readonly output: string;
  readonly durationMs: number;
  readonly artefacts?: Buffer;
}

/** Runs generated code so that nothing of the host can be read, changed or reached. */
export interface SandboxDriver {
  readonly name: SandboxProbe["driver"];
  /** A real run with canaries: a secret file, a secret in the environment and a listener must all be out of reach. */
  probe(): Promise<SandboxProbe>;
  run(job: SandboxJob, signal: AbortSignal): Promise<SandboxRun>;
  /**
   * Ends what servers of this installation left running when they died. `living` answers the ids of those that live, and
   * is asked only after looking at what runs: whatever belongs to a server that is not among them has no master.
   */
  endOrphans(living: () => Promise<readonly string[]>, signal: AbortSignal): Promise<void>;
}

/** Whose the sandboxes of a server are, for drivers whose sandboxes can outlive it. */
export interface SandboxOwner {
  /** No other installation has this name: what belongs to another is never touched. */
  readonly installation: string;
  readonly serverId: string;
}

/** The driver that this machine has, found once at start. */
export interface Sandbox {
  readonly probe: SandboxProbe;
  /** Undefined where nothing is available: then nothing generated is executed. */
  readonly driver?: SandboxDriver;
  /** True when a command's program exists in the sandbox. */
  hasProgram(program: string, dependencies?: string): Promise<boolean>;
  /** Type check by our own compiler on the host, which runs no generated code; the way out without a sandbox. */
  typeCheck(folder: string, dependencies: string | undefined, signal: AbortSignal): Promise<SandboxRun>;
  /**
   * Does what a command asks for that only bundles by esbuild, by our own one on the host and over these files alone;
   * without a command it just brings files. Undefined for any other command: it would have to be executed.
   */
  bundle(
    files: ProjectFiles,
    command: string | undefined,
    artefacts: readonly string[],
    signal: AbortSignal,
  ): Promise<SandboxRun | undefined>;
}

/** The files of a commit, as git has them. */
export interface ProjectFiles {
  list(): Promise<readonly string[]>;
  read(path: string): Promise<Buffer | undefined>;
}

export type InstallFailure = {
  readonly type: "install-failed";
  readonly reason: string;
  readonly output: string;
};

/** Installed packages of a project, read-only, keyed by the lock file's hash. */
export interface DependencyStore {
  /**
   * Installs what `package.json` names: registry versions only, no scripts, own configuration.
   * Answers the lock file's text and the folder to mount; nothing to install gives no folder.
   */
  install(
    packageJson: string,
    lock: string | undefined,
    signal: AbortSignal,
  ): Promise<
    | { readonly ok: true; readonly lock?: string; readonly folder?: string }
    | { readonly ok: false; readonly error: InstallFailure }
  >;
  /** The folder for a lock that was installed before; installs it again when it is gone. */
  folderFor(lock: string, packageJson: string, signal: AbortSignal): Promise<string | undefined>;
}

/** A scripted example as the engine sees it: what a person would have typed. */
export interface ScriptedExample {
  readonly id: string;
  readonly name: string;
  readonly brief: string;
}

/** The examples that come with the installation. */
export interface Scripts {
  get(id: string): ScriptedExample | undefined;
  /** Whether the example has replies for this very blueprint (SHA-256, hex). */
  knows(id: string, blueprintSha: string): boolean;
}

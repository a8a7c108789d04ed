/** A change of an example's blueprint that it has replies for. */
export interface ScriptedEdit {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

/** A scripted example as the engine sees it: what a person would have typed. */
export interface ScriptedExample {
  readonly id: string;
  readonly name: string;
  readonly brief: string;
  readonly edits: readonly ScriptedEdit[];
}

/** The examples that come with the installation. */
export interface Scripts {
  get(id: string): ScriptedExample | undefined;
  /** Whether the example has replies for this very blueprint (SHA-256, hex). */
  knows(id: string, blueprintSha: string): boolean;
  /** The blueprint with a prepared edit made; undefined where it does not fit, most often because it was made before. */
  edit(id: string, editId: string, markdown: string): string | undefined;
}

/** The sandbox itself could not do its work: nothing generated was executed, and no result may be drawn from it. */
export class SandboxError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SandboxError";
  }
}

/** Who wants to hear about which project. A listener that throws does not keep the others from hearing. */
export class Subscribers<T> {
  readonly #byProject = new Map<string, Set<(message: T) => void>>();

  /** Answers the function that ends the subscription. */
  add(projectId: string, listener: (message: T) => void): () => void {
    const all = this.#byProject.get(projectId) ?? new Set();
    this.#byProject.set(projectId, all);
    // A wrapper of one's own, so that one function can subscribe twice and end one of the two.
    const subscription = (message: T) => listener(message);
    all.add(subscription);
    return () => {
      all.delete(subscription);
      if (all.size === 0 && this.#byProject.get(projectId) === all) this.#byProject.delete(projectId);
    };
  }

  tell(projectId: string, message: T): void {
    for (const listener of [...(this.#byProject.get(projectId) ?? [])]) {
      try {
        listener(message);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}

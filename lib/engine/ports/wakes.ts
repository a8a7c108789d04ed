/** "Look at the facts of this project again", to whoever works on it, in whichever process. */
export interface Wakes {
  /** Harmless when there is nothing to do. Work that nobody does yet is taken up by the first that hears it. */
  tell(projectId: string): Promise<void>;
  /** Hears what is told here and elsewhere. Answers the function that ends it. */
  onWake(hear: (projectId: string) => void): () => void;
}

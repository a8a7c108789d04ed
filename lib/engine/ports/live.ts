/** Text of an attempt that is being written. It is no fact: it may be lost, and a reload reads what was kept so far. */
export interface LiveText {
  readonly projectId: string;
  readonly attemptId: string;
  readonly kind: "text" | "reasoning";
  readonly text: string;
  /** Characters of this kind that came before; lets a reader see that it missed some. */
  readonly offset: number;
}

/** Carries live text to whoever watches, and keeps the text so far now and then. */
export interface LiveChannel {
  push(delta: LiveText): void;
  /** Text kept so far of an attempt that still runs, or ended without an answer. */
  kept(attemptId: string): Promise<string | undefined>;
  /** Writes what was pushed for the attempt, so that nothing of it is lost from here on. */
  keep(attemptId: string): Promise<void>;
  forget(attemptId: string): Promise<void>;
  /** Forgets what a server that died kept of attempts of the project that are over. */
  forgetEnded(projectId: string): Promise<void>;
}

/** Tells this process when a project's log has grown, whoever wrote it. */
export interface Announcements {
  /** Answers the function that ends the subscription. */
  onEvents(projectId: string, listener: (lastSeq: number) => void): () => void;
}

/** The reading side of the live channel: what is pushed here or in another process, gathered to some 30 pieces a second. */
export interface LiveFeed {
  /** Answers the function that ends the subscription. */
  onLive(projectId: string, listener: (delta: LiveText) => void): () => void;
}

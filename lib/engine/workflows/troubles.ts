import type { Clock } from "../ports/clock.ts";

/** What goes wrong on this server and is told in no project's log. */
export interface Trouble {
  readonly since: Date;
  /** What happened, and what happens next. */
  readonly says: string;
}

/** The troubles of one server, as long as they last. Every page shows them. */
export class Troubles {
  readonly #clock: Clock;
  readonly #open = new Map<string, Trouble>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `about` names what is troubled. Answers whether that is news; said again, it is as old as before. */
  say(about: string, says: string): boolean {
    const known = this.#open.get(about);
    this.#open.set(about, { since: known?.since ?? this.#clock.now(), says });
    return known === undefined;
  }

  over(about: string): void {
    this.#open.delete(about);
  }

  /** Oldest first. */
  list(): readonly Trouble[] {
    return [...this.#open.values()];
  }
}

/** What a client's key for a request turned out to be. */
export type KeptAnswer =
  | { readonly type: "new" }
  | { readonly type: "answered"; readonly status: number; readonly response: unknown }
  /** The first request with it has not been answered yet. */
  | { readonly type: "in-progress" }
  | { readonly type: "other-body" };

export interface KeyedRequest {
  readonly key: string;
  /** Method and path. */
  readonly route: string;
  /** SHA-256 of the body. */
  readonly bodyHash: string;
}

/** Answers of POST requests by the key that the client chose, so that a repeated request changes nothing twice. */
export interface KeptAnswers {
  claim(request: KeyedRequest): Promise<KeptAnswer>;
  finish(request: KeyedRequest, status: number, response: unknown): Promise<void>;
  /** Frees the key of a request that came to nothing. */
  release(request: KeyedRequest): Promise<void>;
}

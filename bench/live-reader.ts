import { get } from "node:http";

/** One message of live text, as a client received it. */
export interface LiveMessage {
  readonly stream: number;
  /** Moments in nanoseconds: when each token was written, and when the message was here. */
  readonly tokens: readonly bigint[];
  readonly at: bigint;
}

/** Follows a project's events as a browser would, and hands on each message of live text. Ends with the process. */
export function readLive(address: string, projectId: string, stream: number, hear: (message: LiveMessage) => void) {
  const url = `${address}/api/projects/${projectId}/events?after=0`;
  get(url, { headers: { accept: "text/event-stream" }, agent: false }, (response) => {
    if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
    let rest = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const at = process.hrtime.bigint();
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const tokens = tokensOf(block);
        if (tokens.length > 0) hear({ stream, tokens, at });
      }
    });
  });
}

function tokensOf(block: string): readonly bigint[] {
  const data = /^event: live\ndata: (.*)$/s.exec(block)?.[1];
  if (data === undefined) return [];
  const { text } = JSON.parse(data) as { text: string };
  return text
    .split(" ")
    .filter((word) => /^\d+$/.test(word))
    .map(BigInt);
}

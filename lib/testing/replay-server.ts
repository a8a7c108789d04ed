import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with the next request. */
export interface Replay {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Bytes a write; the whole body when not given. */
  readonly chunkBytes?: number;
  /**
   * `end`: as a server that is done. `hang`: says no more and keeps the line open. `reset`: breaks the connection.
   * `no-headers`: takes the request and answers nothing at all.
   */
  readonly ending?: "end" | "hang" | "reset" | "no-headers";
}

export interface ReplayedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Settles when the client or the server has closed the connection or the answer is complete. */
  readonly closed: Promise<void>;
}

/** A local server that plays bodies back byte for byte, cut where the test wants it. */
export class ReplayServer implements AsyncDisposable {
  readonly requests: ReplayedRequest[] = [];
  private readonly server: Server;
  private replay: Replay = { status: 500, body: "nothing to replay" };
  private waiting: (() => void)[] = [];

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(): Promise<ReplayServer> {
    const replay = new ReplayServer();
    await new Promise<void>((resolve) => replay.server.listen(0, "127.0.0.1", resolve));
    return replay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  play(replay: Replay): void {
    this.replay = replay;
  }

  /** Settles when the next request has arrived and been answered as far as its replay says. */
  answered(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const replay = this.replay;
    const closed = new Promise<void>((resolve) => response.on("close", resolve));
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    this.requests.push({
      method: request.method ?? "",
      path: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(parts).toString(),
      closed,
    });
    response.on("error", () => {});
    if (replay.ending !== "no-headers") await this.send(response, replay);
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private async send(response: ServerResponse, replay: Replay): Promise<void> {
    const body = Buffer.from(replay.body);
    const size = replay.chunkBytes ?? Math.max(1, body.length);
    response.socket?.setNoDelay(true);
    response.writeHead(replay.status ?? 200, replay.headers);
    response.flushHeaders();
    for (let from = 0; from < body.length && !response.destroyed; from += size) {
      // A turn of the event loop between writes, so that each is a segment of its own.
      await new Promise<void>((resolve) =>
        response.write(body.subarray(from, from + size), () => setImmediate(resolve)),
      );
    }
    if (replay.ending === "reset") response.socket?.destroy();
    else if (replay.ending !== "hang") response.end();
  }
}

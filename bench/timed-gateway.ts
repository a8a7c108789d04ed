import type { ModelEvent, ModelGateway, ModelRequest } from "../lib/engine/ports/model-gateway.ts";

/** How long each answer took at the gateway: from the request to the last event. By prompt and module. */
export class TimedGateway implements ModelGateway {
  readonly provider = "scripted";
  readonly ms = new Map<string, number>();
  private readonly inner: ModelGateway;

  constructor(inner: ModelGateway) {
    this.inner = inner;
  }

  async *stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    const startedAt = performance.now();
    for await (const event of this.inner.stream(request, signal)) {
      // Before it is handed on: what the engine does with the last event is the engine's time.
      this.ms.set(`${request.subject.promptId} ${request.subject.moduleId ?? ""}`, performance.now() - startedAt);
      yield event;
    }
  }

  check(signal: AbortSignal) {
    return this.inner.check(signal);
  }
}

import type { WireRequest } from "../wire/wire-request.ts";
import type { WireHandler } from "../wire-provider.ts";
import { type FaultName, faults, isFaultName } from "./faults.ts";

/** The fault of the next request, or none. */
export type ChooseFault = (request: WireRequest) => FaultName | undefined;

/** A handler whose answers suffer what is chosen. A fault that the model's name asks for comes first. */
export function withFaults(handler: WireHandler, choose: ChooseFault = () => undefined): WireHandler {
  return async (request) => {
    const name = faultOfModel(request.model) ?? choose(request);
    const reply = await handler(request);
    return name === undefined ? reply : { ...faults[name](reply, request), fault: name };
  };
}

/** `claude-opus-5-5+hang-mid` asks for that fault: every client can name a model. */
export function faultOfModel(model: string): FaultName | undefined {
  const name = /\+([a-z0-9-]+)$/.exec(model)?.[1];
  return name !== undefined && isFaultName(name) ? name : undefined;
}

/** Faults at a rate (0 to 1), evenly among those given: the n-th request has the same fault whenever the seed is. */
export function seededFaults(seed: number, rate: number, among: readonly FaultName[]): ChooseFault {
  const random = seededRandom(seed);
  return () => {
    const isFault = random() < rate;
    const place = Math.floor(random() * among.length);
    return isFault ? among[place] : undefined;
  };
}

/** mulberry32: small, and good enough to choose by. From 0 to less than 1. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

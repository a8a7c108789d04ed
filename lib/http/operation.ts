import type { z } from "zod";
import type { RefusalType } from "./refusal-status.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an operation answers with when it is not refused: JSON by schema, or something else that `media` names. */
export type Success =
  | { readonly status: 200 | 201 | 202; readonly schema: z.ZodType; readonly media?: Readonly<Record<string, string>> }
  | { readonly status: 200; readonly media: Readonly<Record<string, string>> }
  | { readonly status: 204 };

/** One entry of the HTTP API: routes parse by it, the OpenAPI file is written from it, a test holds both together. */
export interface Operation {
  /** Unique; a verb and what it acts on. */
  readonly id: string;
  readonly method: Method;
  /** As OpenAPI writes it: `/api/projects/{id}/builds/{build}`; `{path+}` stands for the rest of the path. */
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly query?: z.ZodType<object>;
  readonly body?: z.ZodType;
  readonly success: Success;
  /** What it may refuse with, beside what every operation may (`invalid`, `unexpected` …). */
  readonly refusals: readonly RefusalType[];
}

/** Keeps the literal types, so that a route knows its own input and answer. */
export function operation<const Op extends Operation>(definition: Op): Op {
  return definition;
}

export type Parameters<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name extends `${infer Base}+` ? Base : Name]: string } & Parameters<Rest>
  : unknown;

type Parsed<T> = T extends z.ZodType<infer Value> ? Value : undefined;

export type QueryOf<Op extends Operation> = Op extends { readonly query: infer Q } ? Parsed<Q> : undefined;
export type BodyOf<Op extends Operation> = Op extends { readonly body: infer B } ? Parsed<B> : undefined;
export type AnswerOf<Op extends Operation> = Op["success"] extends { readonly schema: infer S }
  ? S extends z.ZodType
    ? z.input<S>
    : undefined
  : undefined;

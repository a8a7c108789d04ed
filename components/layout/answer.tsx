"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { Problem } from "./problem.tsx";

interface AnswerProps<T> {
  readonly query: UseQueryResult<T>;
  /** What is asked for, as "the projects". */
  readonly what: string;
  readonly rows?: number;
  readonly children: (value: T) => ReactNode;
}

/** A query's answer, or what stands for it: rows in grey after 200 ms, or the refusal in words. Known answers stay. */
export function Answer<T>({ query, what, rows, children }: AnswerProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Problem error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton label={`Loading ${what}`} {...(rows ? { rows } : {})} />;
}

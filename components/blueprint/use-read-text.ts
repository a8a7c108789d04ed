"use client";
import { useEffect, useRef, useState } from "react";
import type { WorkerAnswer, WorkerQuestion } from "./blueprint.worker.ts";
import type { ReadText } from "./read-text.ts";

interface Reading {
  readonly text: string;
  readonly read: ReadText;
}

/**
 * Our own parser over the text as it is typed, off the main thread. One question at a time: while one is read, only
 * the newest waits. `fresh` says whether the answer is about this very text.
 */
export function useReadText(text: string, before: string | null): { read: ReadText | undefined; fresh: boolean } {
  const [reading, setReading] = useState<Reading>();
  const worker = useRef<Worker>(null);
  const asked = useRef<WorkerQuestion>(undefined);
  const waiting = useRef<WorkerQuestion>(undefined);
  const count = useRef(0);

  useEffect(() => {
    const made = new Worker(new URL("./blueprint.worker.ts", import.meta.url), { type: "module" });
    worker.current = made;
    made.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      const question = asked.current;
      if (question?.number === data.number) setReading({ text: question.text, read: data.read });
      asked.current = waiting.current;
      waiting.current = undefined;
      if (asked.current) made.postMessage(asked.current);
    };
    return () => {
      made.terminate();
      worker.current = null;
      asked.current = undefined;
      waiting.current = undefined;
    };
  }, []);

  useEffect(() => {
    count.current += 1;
    const question = { number: count.current, text, before };
    if (asked.current) waiting.current = question;
    else {
      asked.current = question;
      worker.current?.postMessage(question);
    }
  }, [text, before]);

  return { read: reading?.read, fresh: reading?.text === text };
}

"use client";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "#components/ui/toast-store.ts";
import { messageForError } from "#lib/client/messages.ts";

interface CommandOptions<Input, Output> {
  readonly run: (input: Input) => Promise<Output>;
  /** Queries that it makes stale, matched as prefixes. */
  readonly touches?: readonly QueryKey[];
  readonly done?: (output: Output, input: Input) => void;
  /** The caller shows the refusal itself. */
  readonly ownError?: boolean;
}

/** Something that a person does to the server: its progress, its refusal in words, and what it makes stale. */
export function useCommand<Input = void, Output = unknown>(options: CommandOptions<Input, Output>) {
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation<Output, Error, Input>({
    mutationFn: options.run,
    onSuccess: (output, input) => {
      for (const queryKey of options.touches ?? []) void queries.invalidateQueries({ queryKey });
      options.done?.(output, input);
    },
    onError: (error) => {
      if (options.ownError) return;
      const { says, action } = messageForError(error);
      const way = action.type === "open" ? { label: action.label, run: () => router.push(action.href) } : undefined;
      toast({ tone: "bad", text: says, action: way });
    },
  });
}

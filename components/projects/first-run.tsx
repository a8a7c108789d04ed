"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { providersQuery } from "#lib/client/queries/providers-query.ts";
import { RunExample } from "./run-example.tsx";

const steps = [
  ["Design", "An architect model writes the blueprint; you edit and approve it."],
  ["Build", "A builder model writes each module in a worktree of its own."],
  ["Check", "Types, tests and commands run in a sandbox before anyone reviews."],
  ["Review", "The architect judges with evidence; the builder fixes or contests."],
  ["Merge", "What is green goes to main, and every attempt has its price."],
] as const;

/** The projects page before there is one: what this is, and the one thing to press. */
export function FirstRun() {
  const providers = useQuery(providersQuery()).data;
  const noKey = providers?.every(({ status }) => status === "no-key") ?? false;
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-10 sm:py-16">
      <h1 className="font-semibold text-xl">Plan with one model, build with another, trust neither blindly</h1>
      <p className="mt-2 max-w-prose text-soft">
        The example builds <em>Voxel World</em>, a small browser game, through the real engine in about a minute and a
        half. Only the models’ words are scripted: no key is needed and nothing is spent.
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        <RunExample look="primary" label="Run the example" />
        <Button asChild>
          <Link href="/projects/new">New project</Link>
        </Button>
      </div>
      {noKey ? (
        <p className="mt-3 text-faint text-xs">
          A project of your own needs a model:{" "}
          <Link href="/settings/providers" className="underline underline-offset-2 hover:text-ink">
            add a key or a local server
          </Link>
          .
        </p>
      ) : null}
      <ol className="mt-10 border-line border-t">
        {steps.map(([name, says], index) => (
          <li key={name} className="flex gap-4 border-line border-b py-2">
            <span className="w-4 text-faint">{index + 1}</span>
            <span className="w-16 shrink-0 font-medium">{name}</span>
            <span className="text-soft">{says}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

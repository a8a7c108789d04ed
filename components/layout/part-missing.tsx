"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { healthQuery } from "#lib/client/queries/health-query.ts";
import { ConnectionLost } from "./connection-lost.tsx";

const reloadedKey = "groundplan:reloaded";
/** A page that misses its part again so soon is not loaded by itself for ever. */
const patienceMs = 15_000;

/**
 * A part of the page that is fetched when it is needed could not be: the server was gone, or another build of the pages is
 * served now. The page is loaded again as soon as the server answers; what was typed is kept in the browser.
 */
export function PartMissing() {
  const [again] = useState(wasJustReloaded);
  const { isError, isFetchedAfterMount } = useQuery({ ...healthQuery(), refetchInterval: 1_000, retry: false });
  const isBack = isFetchedAfterMount && !isError;
  useEffect(() => {
    if (isBack && !again) reload();
  }, [isBack, again]);
  return (
    <>
      {isError ? <ConnectionLost /> : null}
      <ErrorState
        title="A part of this page could not be fetched"
        says={
          again
            ? "It was loaded again a moment ago, and the part is still missing. What runs on the server goes on, and nothing was spent or lost by it."
            : "The page is loaded again as soon as the server answers. What runs on the server goes on, and nothing was spent or lost by it."
        }
      >
        <Button look="primary" onClick={reload}>
          Load the page again
        </Button>
      </ErrorState>
    </>
  );
}

function wasJustReloaded(): boolean {
  return Date.now() - Number(sessionStorage.getItem(reloadedKey) ?? 0) < patienceMs;
}

function reload(): void {
  sessionStorage.setItem(reloadedKey, String(Date.now()));
  location.reload();
}

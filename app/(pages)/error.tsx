"use client";
import { PartMissing } from "#components/layout/part-missing.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";

/** A fault of the page itself. What the server does is not touched by it. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  if (error.name === "ChunkLoadError") return <PartMissing />;
  return (
    <ErrorState
      title="This page broke"
      says="That is a fault of ours. What runs on the server goes on, and nothing was spent or lost by it."
      requestId={error.digest}
    >
      <Button look="primary" onClick={reset}>
        Show the page again
      </Button>
    </ErrorState>
  );
}

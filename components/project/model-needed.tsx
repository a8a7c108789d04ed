import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** In the scripted example, where a person wants what no script can answer: said before anything is written. */
export function ModelNeeded({ what }: { readonly what: string }) {
  return (
    <Notice tone="person">
      <span className="font-medium">{what} needs a model.</span> The example only has its script. Add a key, then make a
      project of your own from this blueprint. What you write here is kept in this browser, and nothing is spent.
    </Notice>
  );
}

/** Takes the place of the button that would order it. */
export function OpenProviders() {
  return (
    <Button look="primary" asChild>
      <Link href="/settings/providers">Open providers</Link>
    </Button>
  );
}

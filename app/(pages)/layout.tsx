import type { ReactNode } from "react";
import { AppShell } from "#components/layout/app-shell.tsx";
import { Providers } from "#components/layout/providers.tsx";

// What is chosen on a page is in its URL: rendered per request, the first paint already shows it, and no boundary
// hydrates later than the answers that it shows.
export const dynamic = "force-dynamic";

export default function PagesLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <AppShell>{children}</AppShell>
    </Providers>
  );
}

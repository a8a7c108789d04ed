import { type ReactNode, Suspense } from "react";
import { AppShell } from "#components/layout/app-shell.tsx";
import { Providers } from "#components/layout/providers.tsx";

export default function PagesLayout({ children }: { children: ReactNode }) {
  return (
    <Providers>
      <AppShell>
        {/* Pages read what is chosen from the URL, which only the browser knows. */}
        <Suspense>{children}</Suspense>
      </AppShell>
    </Providers>
  );
}

import type { Metadata } from "next";
import { OverviewPage } from "#components/overview/overview-page.tsx";

export const metadata: Metadata = { title: "Overview" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <OverviewPage projectId={id} />;
}

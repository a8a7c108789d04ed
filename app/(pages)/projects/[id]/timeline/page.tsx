import type { Metadata } from "next";
import { TimelinePage } from "#components/timeline/timeline-page.tsx";

export const metadata: Metadata = { title: "Timeline" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <TimelinePage projectId={id} />;
}

import type { Metadata } from "next";
import { PreviewPage } from "#components/preview/preview-page.tsx";

export const metadata: Metadata = { title: "Preview" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <PreviewPage projectId={id} />;
}

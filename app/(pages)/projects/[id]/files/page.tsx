import type { Metadata } from "next";
import { FilesPage } from "#components/files/files-page.tsx";

export const metadata: Metadata = { title: "Files" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <FilesPage projectId={id} />;
}

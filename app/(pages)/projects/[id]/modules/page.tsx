import type { Metadata } from "next";
import { ModulesPage } from "#components/modules/modules-page.tsx";

export const metadata: Metadata = { title: "Modules" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ModulesPage projectId={id} />;
}

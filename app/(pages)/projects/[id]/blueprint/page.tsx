import type { Metadata } from "next";
import { BlueprintPage } from "#components/blueprint/blueprint-page.tsx";

export const metadata: Metadata = { title: "Blueprint" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <BlueprintPage projectId={id} />;
}

import type { Metadata } from "next";
import { SpendPage } from "#components/spend/spend-page.tsx";

export const metadata: Metadata = { title: "Spend" };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <SpendPage projectId={id} />;
}

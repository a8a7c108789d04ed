import type { Metadata } from "next";
import { ModulePage } from "#components/module/module-page.tsx";

type Params = Promise<{ id: string; module: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  return { title: decodeURIComponent((await params).module) };
}

export default async function Page({ params }: { params: Params }) {
  const { id, module } = await params;
  return <ModulePage projectId={id} moduleId={decodeURIComponent(module)} />;
}

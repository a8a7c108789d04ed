import type { ReactNode } from "react";
import { ProjectFrame } from "#components/layout/project-frame.tsx";

interface ProjectLayoutProps {
  readonly children: ReactNode;
  readonly params: Promise<{ id: string }>;
}

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { id } = await params;
  return <ProjectFrame projectId={id}>{children}</ProjectFrame>;
}

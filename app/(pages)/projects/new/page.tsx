import type { Metadata } from "next";
import { NewProjectPage } from "#components/new-project/new-project-page.tsx";

export const metadata: Metadata = { title: "New project" };

export default function Page() {
  return <NewProjectPage />;
}

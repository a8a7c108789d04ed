"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "#components/ui/skeleton.tsx";

const loading = () => <Skeleton label="Loading the editor" rows={12} />;

/** Monaco is fetched with the first page that shows a text in it. */
export const LazyTextEditor = dynamic(() => import("./text-editor.tsx").then((file) => file.TextEditor), {
  ssr: false,
  loading,
});

export const LazyDiffEditor = dynamic(() => import("./diff-editor.tsx").then((file) => file.DiffEditor), {
  ssr: false,
  loading,
});

"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** The Markdown reader is fetched with the first document that is shown by it. */
export const LazyDocumentView = dynamic(() => import("./document-view.tsx").then((file) => file.DocumentView), {
  loading: () => <Skeleton label="Loading the document" />,
});

"use client";
import { languageOf } from "#components/editor/language-of.ts";
import { LazyTextEditor } from "#components/editor/lazy-editors.tsx";
import { editorFits, useMedia } from "#components/ui/use-media.ts";
import type { FileView } from "#lib/domain/api/event.ts";

interface FileTextProps {
  readonly path: string;
  /** Null where the commit has no such file. */
  readonly file: FileView | null;
}

const longestInEditor = 1_000_000;

/** A file to read: in the editor where it fits, as plain lines elsewhere. */
export function FileText({ path, file }: FileTextProps) {
  const wide = useMedia(editorFits);
  if (file === null) return <p className="px-4 py-4 text-soft">There is no such file at this commit.</p>;
  if (file.text === null) {
    return (
      <p className="px-4 py-4 text-soft">
        {file.bytes.toLocaleString("en-US")} bytes that are not text, or too many to show. Download the archive to have
        them.
      </p>
    );
  }
  if (wide && file.text.length <= longestInEditor) {
    return <LazyTextEditor label={path} language={languageOf(path)} text={file.text} wrap={path.endsWith(".md")} />;
  }
  return (
    <pre className="h-full overflow-auto whitespace-pre-wrap break-words bg-raised px-4 py-3 leading-5">
      {file.text}
    </pre>
  );
}

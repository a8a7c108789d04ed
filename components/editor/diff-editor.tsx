"use client";
import { useEffect, useRef } from "react";
import { editorOptions } from "./editor-options.ts";
import { monaco } from "./monaco.ts";
import { useMonacoTheme } from "./use-monaco-theme.ts";

export interface DiffEditorProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly language: string;
  readonly sideBySide?: boolean;
  readonly wrap?: boolean;
  /** A line of the text after that should be seen. */
  readonly line?: number | undefined;
}

/** Two texts beside each other or in one column, unchanged parts folded. Only to read. */
export function DiffEditor({ label, before, after, language, sideBySide = true, wrap = false, line }: DiffEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<ReturnType<typeof monaco.editor.createDiffEditor>>(null);
  useMonacoTheme();

  useEffect(() => {
    if (!box.current) return;
    const made = monaco.editor.createDiffEditor(box.current, {
      ...editorOptions,
      readOnly: true,
      originalEditable: false,
      hideUnchangedRegions: { enabled: true, contextLineCount: 4 },
      renderOverviewRuler: false,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 1_000,
      renderGutterMenu: false,
      renderMarginRevertIcon: false,
    });
    editor.current = made;
    return () => {
      const model = made.getModel();
      made.dispose();
      model?.original.dispose();
      model?.modified.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    const made = editor.current;
    made?.updateOptions({ renderSideBySide: sideBySide, diffWordWrap: wrap ? "on" : "off" });
    made?.getOriginalEditor().updateOptions({ ariaLabel: `${label}, before` });
    made?.getModifiedEditor().updateOptions({ ariaLabel: `${label}, after` });
  }, [sideBySide, wrap, label]);

  useEffect(() => {
    const made = editor.current;
    if (!made) return;
    const old = made.getModel();
    made.setModel({
      original: monaco.editor.createModel(before, language),
      modified: monaco.editor.createModel(after, language),
    });
    old?.original.dispose();
    old?.modified.dispose();
  }, [before, after, language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has the line elsewhere
  useEffect(() => {
    const made = editor.current;
    if (!made || line === undefined) return;
    const reveal = () => made.getModifiedEditor().revealLineInCenter(line);
    reveal();
    const listening = made.onDidUpdateDiff(() => {
      reveal();
      listening.dispose();
    });
    return () => listening.dispose();
  }, [line, after]);

  return <div ref={box} className="h-full min-h-0 w-full" />;
}

"use client";
import { useEffect, useRef, useState } from "react";
import { monaco } from "#components/editor/monaco.ts";
import { TextEditor, type TextEditorInstance } from "#components/editor/text-editor.tsx";
import { Button } from "#components/ui/button.tsx";
import { followEnd } from "./follow-end.ts";
import { showProblems } from "./marker-store.ts";
import type { Problem } from "./merge-diagnostics.ts";

interface BlueprintEditorProps {
  readonly text: string;
  /** Without it the text is read-only and its end is followed: the architect writes. */
  readonly onChange: ((text: string) => void) | undefined;
  readonly problems: readonly Problem[];
  readonly onLine: (line: number) => void;
  readonly onSave: () => void;
  readonly onApprove: () => void;
  readonly onMount: (editor: TextEditorInstance | null) => void;
}

/** The document in Monaco: what is wrong is underlined and mended from the light bulb; ⌘S saves, ⌘Enter goes on. */
export function BlueprintEditor({ text, onChange, problems, ...on }: BlueprintEditorProps) {
  const editor = useRef<TextEditorInstance>(null);
  const latest = useRef(on);
  const [following, setFollowing] = useState(true);
  const streaming = onChange === undefined;
  useEffect(() => {
    latest.current = on;
  });

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) showProblems(model, problems);
  }, [problems]);

  useEffect(() => {
    if (!streaming || !editor.current) return;
    setFollowing(true);
    return followEnd(editor.current, setFollowing);
  }, [streaming]);

  const mount = (made: TextEditorInstance) => {
    editor.current = made;
    const { CtrlCmd } = monaco.KeyMod;
    made.addCommand(CtrlCmd | monaco.KeyCode.KeyS, () => latest.current.onSave());
    made.addCommand(CtrlCmd | monaco.KeyCode.Enter, () => latest.current.onApprove());
    const moving = made.onDidChangeCursorPosition(({ position }) => latest.current.onLine(position.lineNumber));
    const model = made.getModel();
    if (model) showProblems(model, problems);
    const stopFollowing = streaming ? followEnd(made, setFollowing) : undefined;
    latest.current.onMount(made);
    return () => {
      moving.dispose();
      stopFollowing?.();
      latest.current.onMount(null);
      editor.current = null;
    };
  };

  const toEnd = () => {
    const last = editor.current?.getModel()?.getLineCount() ?? 1;
    editor.current?.revealLine(last);
  };

  return (
    <div className="relative h-full min-h-0">
      <TextEditor
        label={streaming ? "Blueprint, being written" : "Blueprint"}
        language="markdown"
        wrap
        text={text}
        onChange={onChange}
        onMount={mount}
      />
      {streaming && !following ? (
        <Button size="sm" className="absolute right-4 bottom-3 shadow-overlay" onClick={toEnd}>
          Jump to the end
        </Button>
      ) : null}
    </div>
  );
}

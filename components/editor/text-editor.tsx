"use client";
import { useEffect, useRef } from "react";
import { createEchoes } from "#components/layout/echoes.ts";
import { editorOptions } from "./editor-options.ts";
import { monaco } from "./monaco.ts";
import { replaceText } from "./replace-text.ts";
import { useMonacoTheme } from "./use-monaco-theme.ts";

export type TextEditorInstance = ReturnType<typeof monaco.editor.create>;

export interface TextEditorProps {
  readonly label: string;
  readonly text: string;
  readonly language: string;
  /** Without it the text can only be read. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** Gives the editor to the parent for as long as it stands; what it answers is called at the end. */
  readonly onMount?: ((editor: TextEditorInstance) => () => void) | undefined;
  readonly wrap?: boolean;
}

/** Monaco over a text that the parent holds. The parent's changes can be undone like the person's own. */
export function TextEditor({ label, text, language, onChange, onMount, wrap = false }: TextEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditorInstance>(null);
  const typed = useRef(createEchoes());
  const giving = useRef(false);
  const readOnly = onChange === undefined;
  const latest = useRef({ text, onChange, onMount });
  useEffect(() => {
    latest.current = { text, onChange, onMount };
  });
  useMonacoTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what may change later is applied by the effects below
  useEffect(() => {
    if (!box.current) return;
    const made = monaco.editor.create(box.current, {
      ...editorOptions,
      value: latest.current.text,
      language,
      readOnly,
      ariaLabel: label,
      wordWrap: wrap ? "on" : "off",
    });
    made.getModel()?.setEOL(monaco.editor.EndOfLineSequence.LF);
    editor.current = made;
    const listening = made.onDidChangeModelContent(() => {
      const value = made.getValue();
      if (giving.current) return;
      typed.current.wrote(value);
      latest.current.onChange?.(value);
    });
    const unmount = latest.current.onMount?.(made);
    return () => {
      unmount?.();
      listening.dispose();
      made.getModel()?.dispose();
      made.dispose();
      editor.current = null;
    };
  }, []);

  useEffect(() => {
    const made = editor.current;
    // What was typed comes back as the parent's text, on a busy machine late: put in then, it would undo newer keys.
    if (!made || typed.current.isOwn(text)) return;
    typed.current = createEchoes();
    giving.current = true;
    replaceText(made, text);
    giving.current = false;
  }, [text]);
  useEffect(() => {
    editor.current?.updateOptions({ readOnly, ariaLabel: label });
  }, [readOnly, label]);
  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) monaco.editor.setModelLanguage(model, language);
  }, [language]);

  return <div ref={box} className="h-full min-h-0 w-full" />;
}

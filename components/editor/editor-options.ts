import type { editor } from "monaco-editor/editor.js";

/** What every editor here has in common: dense, quiet, and sized by its box. */
export const editorOptions = {
  automaticLayout: true,
  fontFamily: "var(--font-geist-mono), ui-monospace, monospace",
  fontSize: 12.5,
  lineHeight: 19,
  bracketPairColorization: { enabled: false },
  guides: { indentation: false, bracketPairs: false },
  hideCursorInOverviewRuler: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: "line",
  overviewRulerBorder: false,
  padding: { top: 8, bottom: 8 },
  fixedOverflowWidgets: true,
  // A blueprint is full of dashes, arrows and ticks, which are meant.
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
  smoothScrolling: false,
  contextmenu: true,
  stickyScroll: { enabled: false },
  scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
} as const satisfies editor.IEditorOptions & editor.IGlobalEditorOptions;

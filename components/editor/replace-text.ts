import { monaco } from "./monaco.ts";
import type { TextEditorInstance } from "./text-editor.tsx";
import { textEdit } from "./text-edits.ts";

/** Makes the editor hold `text` by the smallest change, so that place, selection and history stay. */
export function replaceText(editor: TextEditorInstance, text: string): void {
  const model = editor.getModel();
  if (!model) return;
  const edit = textEdit(model.getValue(), text);
  if (!edit) return;
  const range = monaco.Range.fromPositions(model.getPositionAt(edit.start), model.getPositionAt(edit.end));
  const readOnly = editor.getOption(monaco.editor.EditorOption.readOnly);
  // What streams in is nothing to undo.
  if (readOnly) model.applyEdits([{ range, text: edit.text }]);
  else model.pushEditOperations(editor.getSelections(), [{ range, text: edit.text }], () => null);
}

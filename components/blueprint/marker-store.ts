import { monaco } from "#components/editor/monaco.ts";
import type { Problem } from "./merge-diagnostics.ts";

type Model = ReturnType<typeof monaco.editor.createModel>;

const owner = "groundplan";
const problemsByModel = new WeakMap<Model, readonly Problem[]>();
let registered = false;

/** Underlines what is wrong in a text; its quick fixes are offered by the light bulb and by ⌘. */
export function showProblems(model: Model, problems: readonly Problem[]): void {
  if (!registered) monaco.languages.registerCodeActionProvider("markdown", { provideCodeActions });
  registered = true;
  problemsByModel.set(model, problems);
  monaco.editor.setModelMarkers(
    model,
    owner,
    problems.map((problem) => toMarker(model, problem)),
  );
}

function toMarker(model: Model, { code, severity, message, lines }: Problem) {
  const from = Math.min(lines.from, model.getLineCount());
  const to = Math.min(Math.max(lines.to, from), model.getLineCount());
  // A long range would underline a page; its first line says where to look.
  const last = to - from > 3 ? from : to;
  return {
    code,
    source: owner,
    severity: severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message,
    startLineNumber: from,
    startColumn: model.getLineFirstNonWhitespaceColumn(from) || 1,
    endLineNumber: last,
    endColumn: model.getLineMaxColumn(last),
  };
}

const provideCodeActions: Parameters<typeof monaco.languages.registerCodeActionProvider>[1]["provideCodeActions"] = (
  model,
  range,
) => {
  const problems = problemsByModel.get(model as Model) ?? [];
  const here = problems.filter(({ lines }) => lines.from <= range.endLineNumber && lines.to >= range.startLineNumber);
  const actions = here.flatMap((problem) => {
    const { fix } = problem;
    if (!fix || fix.lines.to > model.getLineCount()) return [];
    const { from, to } = fix.lines;
    return [
      {
        title: fix.title,
        kind: "quickfix",
        isPreferred: true,
        diagnostics: [toMarker(model as Model, problem)],
        edit: {
          edits: [
            {
              resource: model.uri,
              versionId: model.getVersionId(),
              textEdit: { range: new monaco.Range(from, 1, to, model.getLineMaxColumn(to)), text: fix.text },
            },
          ],
        },
      },
    ];
  });
  return { actions, dispose: () => {} };
};

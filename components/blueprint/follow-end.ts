import type { TextEditorInstance } from "#components/editor/text-editor.tsx";

const nearPx = 48;

/** Keeps the end of a growing text in sight until the person scrolls away, and again once they are back there. */
export function followEnd(editor: TextEditorInstance, onChange: (following: boolean) => void): () => void {
  let following = true;
  const isAtEnd = () => editor.getScrollTop() + editor.getLayoutInfo().height >= editor.getScrollHeight() - nearPx;
  const toEnd = () => editor.setScrollTop(editor.getScrollHeight());
  let top = editor.getScrollTop();
  const scrolling = editor.onDidScrollChange((scroll) => {
    // A growing text only ever moves down, and may already have grown again: who moves up wants to stay there.
    const next = isAtEnd() || (following && scroll.scrollTop >= top);
    top = scroll.scrollTop;
    if (next !== following) onChange(next);
    following = next;
  });
  const growing = editor.onDidContentSizeChange(() => {
    if (following) toEnd();
  });
  toEnd();
  return () => {
    scrolling.dispose();
    growing.dispose();
  };
}

import { monaco } from "./monaco.ts";
import { resolveColor } from "./resolve-color.ts";

/** Monaco in our own colours. The hues of the two roles stay theirs: code is told apart by weight, red, green and amber. */
export function applyMonacoTheme(dark: boolean): void {
  const color = Object.fromEntries(tokens.map((token) => [token, resolveColor(token)])) as Record<Token, string>;
  const rule = (token: string, name: Token, fontStyle?: string) => ({
    token,
    foreground: color[name].slice(1),
    ...(fontStyle ? { fontStyle } : {}),
  });
  monaco.editor.defineTheme("groundplan", {
    base: dark ? "vs-dark" : "vs",
    // What the base theme would colour is in hues that have an owner here.
    inherit: false,
    rules: [
      rule("", "ink"),
      rule("comment", "faint", "italic"),
      rule("string", "good"),
      rule("number", "person"),
      rule("keyword", "ink", "bold"),
      rule("keyword.md", "ink", "bold"),
      rule("type", "soft"),
      rule("type.identifier", "soft"),
      rule("tag", "soft"),
      rule("attribute.name", "soft"),
      rule("attribute.value", "good"),
      rule("variable.md", "soft"),
      rule("variable.source.md", "soft"),
      rule("string.md", "soft"),
      rule("string.link.md", "soft", "underline"),
      // The values of a blueprint's blocks are most of it.
      rule("string.yaml", "ink"),
      rule("delimiter", "soft"),
      rule("regexp", "person"),
      rule("invalid", "bad"),
    ],
    colors: {
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, color.soft]),
      ),
      "editorBracketHighlight.unexpectedBracket.foreground": color.soft,
      "editor.background": color.raised,
      "editor.foreground": color.ink,
      "editorLineNumber.foreground": color.faint,
      "editorLineNumber.activeForeground": color.ink,
      "editor.lineHighlightBackground": color.sunk,
      "editor.lineHighlightBorder": `${color.sunk}00`,
      "editor.selectionBackground": `${color["person-fill"]}4d`,
      "editor.inactiveSelectionBackground": `${color["person-fill"]}2e`,
      "editorCursor.foreground": color.ink,
      "editorIndentGuide.background1": color.line,
      "editorGutter.background": color.raised,
      "editorWidget.background": color.raised,
      "editorWidget.border": color.line,
      "editorHoverWidget.background": color.raised,
      "editorHoverWidget.border": color.line,
      "editorStickyScroll.background": color.raised,
      "editorStickyScroll.border": color.line,
      "editorError.foreground": color["bad-fill"],
      "editorWarning.foreground": color["person-fill"],
      "editorOverviewRuler.border": `${color.line}00`,
      "input.background": color.raised,
      "input.border": color.control,
      focusBorder: color.ink,
      "list.hoverBackground": color.hover,
      "list.activeSelectionBackground": color.selected,
      "list.activeSelectionForeground": color.ink,
      "list.focusBackground": color.selected,
      "menu.background": color.raised,
      "menu.foreground": color.ink,
      "menu.selectionBackground": color.hover,
      "menu.selectionForeground": color.ink,
      "menu.border": color.line,
      "quickInput.background": color.raised,
      "scrollbar.shadow": `${color.line}00`,
      "scrollbarSlider.background": `${color.control}55`,
      "scrollbarSlider.hoverBackground": `${color.control}88`,
      "scrollbarSlider.activeBackground": `${color.control}aa`,
      "widget.shadow": "#00000033",
      "diffEditor.insertedTextBackground": `${color["good-fill"]}26`,
      "diffEditor.removedTextBackground": `${color["bad-fill"]}26`,
      "diffEditor.insertedLineBackground": `${color["good-fill"]}17`,
      "diffEditor.removedLineBackground": `${color["bad-fill"]}17`,
      "diffEditor.diagonalFill": color.line,
      "diffEditor.border": color.line,
      "diffEditor.unchangedRegionBackground": color.sunk,
      "diffEditor.unchangedRegionForeground": color.soft,
    },
  });
  monaco.editor.setTheme("groundplan");
}

const tokens = [
  ...(["ink", "soft", "faint", "raised", "sunk", "hover", "selected", "line", "control"] as const),
  ...(["good", "bad", "person", "good-fill", "bad-fill", "person-fill"] as const),
];
type Token = (typeof tokens)[number];

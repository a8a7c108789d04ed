/** The person's text, and the saved version that it was made from. */
export interface OwnText {
  readonly text: string;
  readonly baseVersion: number;
}

export interface SavedText {
  readonly markdown: string;
  readonly version: number;
}

/** What stands in the editor, and how it relates to what is saved. */
export function draftState(own: OwnText | undefined, saved: SavedText) {
  const dirty = own !== undefined && own.text !== saved.markdown;
  return {
    text: own?.text ?? saved.markdown,
    baseVersion: own?.baseVersion ?? saved.version,
    dirty,
    /** Somebody saved another version since the person began. */
    overtaken: dirty && own.baseVersion < saved.version,
  };
}

/** The person's text after an edit; nothing of its own when it says what is saved. */
export function editedText(own: OwnText | undefined, saved: SavedText, text: string): OwnText | undefined {
  const { baseVersion } = draftState(own, saved);
  return text === saved.markdown && baseVersion === saved.version ? undefined : { text, baseVersion };
}

/** What is left of the person's text once `sent` was saved as `version`: what was typed since then. */
export function settledText(own: OwnText | undefined, sent: string, version: number): OwnText | undefined {
  return own === undefined || own.text === sent ? undefined : { text: own.text, baseVersion: version };
}

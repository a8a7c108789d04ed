const tabStop = 4;

/** A place in one line, which knows columns as Markdown counts them: a tab reaches to the next multiple of four. */
export class LineCursor {
  readonly text: string;
  offset = 0;
  column = 0;
  /** Columns of a tab at `offset` that a container has already taken. */
  private taken = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Columns of white space from here on, and where they end. */
  indent(): { readonly columns: number; readonly offset: number } {
    let column = this.column;
    let offset = this.offset;
    for (; offset < this.text.length; offset += 1) {
      if (this.text[offset] === " ") column += 1;
      else if (this.text[offset] === "\t") column += tabStop - (column % tabStop);
      else break;
    }
    return { columns: column - this.column, offset };
  }

  isBlank(): boolean {
    return this.indent().offset >= this.text.length;
  }

  /** Moves over white space, at most so many columns; a tab may be taken in part. */
  skipColumns(columns: number): void {
    let left = columns;
    while (left > 0 && this.offset < this.text.length) {
      const char = this.text[this.offset];
      if (char !== " " && char !== "\t") return;
      const width = char === "\t" ? tabStop - (this.column % tabStop) : 1;
      const step = Math.min(width, left);
      this.column += step;
      left -= step;
      if (step === width) {
        this.offset += 1;
        this.taken = 0;
      } else this.taken += step;
    }
  }

  /** Moves over characters that are no white space. */
  skipChars(count: number): void {
    this.offset += count;
    this.column += count;
    this.taken = 0;
  }

  /** Moves to the first character that is no white space. */
  skipIndent(): void {
    this.skipColumns(this.indent().columns);
  }

  /** What is left of the line; the rest of a tab that was taken in part becomes spaces. */
  rest(): string {
    if (this.taken === 0) return this.text.slice(this.offset);
    return " ".repeat(tabStop - (this.column % tabStop)) + this.text.slice(this.offset + 1);
  }
}

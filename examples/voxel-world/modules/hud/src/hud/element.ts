type Properties<K extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[K], "dataset" | "style" | "children">
>;

/** Makes an element with properties and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  page: Document,
  tag: K,
  properties: Properties<K>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = page.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** Writes a data attribute only where it differs, since each write costs the browser a look at its styles. */
export function setData(target: HTMLElement, name: string, value: string): void {
  if (target.dataset[name] !== value) target.dataset[name] = value;
}

export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

type Node = { readonly id: string; readonly depends: readonly string[] };

/** A module with all that it depends on and all that depends on it, directly or through others. */
export function connected(modules: readonly Node[], id: string): ReadonlySet<string> {
  const up = new Map(modules.map((module) => [module.id, module.depends]));
  const down = new Map<string, string[]>();
  for (const module of modules) {
    for (const other of module.depends) down.set(other, [...(down.get(other) ?? []), module.id]);
  }
  return new Set([id, ...reached(up, id), ...reached(down, id)]);
}

function reached(next: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next.get(id) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
}

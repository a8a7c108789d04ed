import { recordOf } from "./outside-value.ts";

/** Keywords that providers refuse in a reply's schema. The reply is validated by us in any case. */
const refused = new Set([
  "$schema",
  "$id",
  "default",
  "examples",
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
]);

/** Keywords whose value maps names to schemas: the names are the author's and stay, whatever they are. */
const maps = new Set(["properties", "$defs", "definitions"]);

/** The part of a JSON schema that all providers take, with objects closed. */
export function replySchema(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (refused.has(key)) continue;
    kept[key] = maps.has(key) ? eachSchema(value) : plain(value);
  }
  if (kept.type === "object") kept.additionalProperties = false;
  return kept;
}

function eachSchema(value: unknown): unknown {
  const named = recordOf(value);
  return named ? Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, plain(schema)])) : value;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  const record = recordOf(value);
  return record ? replySchema(record) : value;
}

/** True when every property of every object is required, as OpenAI's strict mode asks. */
export function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  const record = recordOf(schema);
  if (!record) return true;
  const properties = recordOf(record.properties);
  const required = new Set(Array.isArray(record.required) ? record.required : []);
  if (properties && !Object.keys(properties).every((name) => required.has(name))) return false;
  return Object.values(record).every(isStrict);
}

import { expect, test } from "vitest";
import { openapi } from "./openapi.ts";
import { operations } from "./operations.ts";

const all = Object.values(operations);
const document = openapi(all, "1.2.3") as {
  info: { version: string };
  paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>;
};

test("every operation is described once, under its own id", () => {
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(described.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(operations).toSorted());
  expect(document.info.version).toBe("1.2.3");
});

test("every name in an address is a parameter", () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(names);
    }
  }
});

test("an operation says what it takes and what it refuses with", () => {
  expect(document.paths["/api/projects/{id}/builds"]?.post).toMatchObject({
    parameters: [{ name: "id" }, { name: "Idempotency-Key", in: "header", required: false }],
    requestBody: {
      required: false,
      content: { "application/json": { schema: { type: "object", properties: { modules: { type: "array" } } } } },
    },
    responses: {
      202: { content: { "application/json": { schema: { type: "object" } } } },
      404: { description: "One of: module-unknown, project-unknown." },
      409: { description: "One of: build-live, not-approved, nothing-stale, request-running." },
    },
  });
});

test("it is plain JSON", () => {
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

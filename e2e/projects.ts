import { type APIRequestContext, expect } from "@playwright/test";

/** What the API tells of a request to a model. */
export interface Attempt {
  readonly id: string;
  readonly outcome?: string;
  readonly costUsd: string | null;
  readonly usage: { readonly source: string | null };
}

/** A project of a test's own with its blueprint saved, where one is given; answers its address in the API and on screen. */
export async function makeProject(
  api: APIRequestContext,
  name: string,
  markdown?: string,
): Promise<{ readonly id: string; readonly at: string; readonly page: string }> {
  const created = await api.post("/api/projects", { data: { name, brief: `${name}, small and plain.` } });
  expect(created.status(), await created.text()).toBe(201);
  const { id }: { id: string } = await created.json();
  const project = { id, at: `/api/projects/${id}`, page: `/projects/${id}` };
  if (markdown !== undefined) {
    const saved = await api.put(`${project.at}/blueprint`, { data: { markdown, baseVersion: 0 } });
    expect(saved.status(), await saved.text()).toBe(200);
  }
  return project;
}

/** What the API answers, which must be 200. */
export async function get<T>(api: APIRequestContext, path: string): Promise<T> {
  const response = await api.get(path);
  expect(response.status(), `${path}: ${await response.text()}`).toBe(200);
  return response.json();
}

/** The saved text of the newest version. */
export async function savedText(api: APIRequestContext, at: string): Promise<string> {
  return (await get<{ markdown: string }>(api, `${at}/blueprint`)).markdown;
}

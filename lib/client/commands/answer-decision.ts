import { api } from "../api.ts";

export function answerDecision(projectId: string, decisionId: string, choice: string, note?: string): Promise<unknown> {
  return api.post(`/api/projects/${projectId}/decisions/${decisionId}`, note ? { choice, note } : { choice });
}

import { answerDecision } from "#lib/engine/commands/answer-decision.ts";
import { found } from "#lib/http/found.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const POST = apiRoute(operations.answerDecision, async ({ params, body }) => {
  const { deps, queries } = appHandle();
  const answered = await answerDecision(deps, { projectId: params.id, decisionId: params.decision, ...body });
  return answered.ok ? found(await queries.readDecision(params.id, params.decision), "decision-unknown") : answered;
});

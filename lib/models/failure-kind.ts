import type { FailureKind } from "../domain/build/failure.ts";

/** What a provider's error says, whichever SDK brought it. */
export interface ProviderError {
  readonly status?: number;
  /** Machine-readable names, the most telling first: an error type, a code, a reason. */
  readonly types: readonly string[];
  readonly message: string;
  readonly retryAfterMs?: number;
}

/** A wait longer than this is a quota that resets, not a pace to keep. */
const quotaFromMs = 15 * 60_000;

/** Types that say no more than "an error of ours" are left out: the status knows better. */
const kindByType: Readonly<Record<string, FailureKind>> = {
  // Anthropic
  authentication_error: "auth",
  permission_error: "auth",
  billing_error: "billing",
  not_found_error: "model-unknown",
  rate_limit_error: "rate-limited",
  overloaded_error: "overloaded",
  request_too_large: "context-too-long",
  // Google
  API_KEY_INVALID: "auth",
  API_KEY_SERVICE_BLOCKED: "auth",
  SERVICE_DISABLED: "auth",
  UNAUTHENTICATED: "auth",
  PERMISSION_DENIED: "auth",
  BILLING_DISABLED: "billing",
  NOT_FOUND: "model-unknown",
  RESOURCE_EXHAUSTED: "rate-limited",
  UNAVAILABLE: "overloaded",
  // OpenAI and its kin
  invalid_api_key: "auth",
  insufficient_quota: "billing",
  billing_hard_limit_reached: "billing",
  model_not_found: "model-unknown",
  context_length_exceeded: "context-too-long",
  string_above_max_length: "context-too-long",
  rate_limit_exceeded: "rate-limited",
  content_filter: "blocked",
  content_policy_violation: "blocked",
};

function kindByStatus(status: number): FailureKind | undefined {
  switch (status) {
    case 401:
    case 403:
      return "auth";
    case 402:
      return "billing";
    case 404:
      return "model-unknown";
    case 413:
      return "context-too-long";
    case 429:
      return "rate-limited";
    case 503:
    case 529:
      return "overloaded";
    case 408:
    case 409:
      return "server-error";
    default:
      if (status >= 500) return "server-error";
      return status >= 400 ? "bad-request" : undefined;
  }
}

/** Only asked where type and status name nothing better than a bad request. */
const kindByText: readonly (readonly [RegExp, FailureKind])[] = [
  [
    /prompt is too long|context (length|window)|maximum context|input token count|too many (input )?tokens/i,
    "context-too-long",
  ],
  [/credit balance|billing|insufficient (balance|funds|credit)/i, "billing"],
  [/api key (not valid|is invalid|expired)|invalid api key|incorrect api key/i, "auth"],
  [
    /model\b.*\b(not found|does not exist|not available|is not supported)|unknown model|no such model/i,
    "model-unknown",
  ],
  [/blocked by (a |our |the )?content filter/i, "blocked"],
  [/overloaded/i, "overloaded"],
];

/** Names a provider's error: by type first, by status second, by its words last. */
export function failureKind(error: ProviderError, inStream: boolean): FailureKind {
  const byType = error.types.map((type) => kindByType[type]).find((kind) => kind !== undefined);
  const byStatus = error.status === undefined ? undefined : kindByStatus(error.status);
  const kind = byType ?? byStatus;
  if (kind === "rate-limited") return isQuota(error) ? "quota" : kind;
  if (kind !== undefined && kind !== "bad-request")
    return inStream && kind === "server-error" ? "in-stream-error" : kind;
  const byText = kindByText.find(([pattern]) => pattern.test(error.message))?.[1];
  return byText ?? (inStream ? "in-stream-error" : (kind ?? "unexpected"));
}

function isQuota(error: ProviderError): boolean {
  if (error.retryAfterMs !== undefined && error.retryAfterMs >= quotaFromMs) return true;
  return error.types.some((type) => /per_?day/i.test(type));
}

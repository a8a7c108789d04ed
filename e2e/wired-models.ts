import { WireProvider } from "#lib/testing/wire-provider.ts";
import { Story } from "./story.ts";

const key = "test-key-d41d8cd98f00b204";

/** Models that a test speaks for, over the wire formats of their providers. */
export interface WiredModels extends AsyncDisposable {
  readonly story: Story;
  readonly wire: WireProvider;
  /** What leads a server to them. */
  readonly variables: Readonly<Record<string, string>>;
}

export async function openWiredModels(): Promise<WiredModels> {
  const story = new Story();
  const wire = await WireProvider.start({ handler: story.handler, keys: [key] });
  return {
    story,
    wire,
    variables: {
      ANTHROPIC_API_KEY: key,
      GEMINI_API_KEY: key,
      GROUNDPLAN_ANTHROPIC_BASE_URL: wire.baseUrls.anthropic,
      GROUNDPLAN_GEMINI_BASE_URL: wire.baseUrls.gemini,
    },
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  };
}

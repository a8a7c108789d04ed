const encoder = new TextEncoder();

/**
 * Cuts a body of server-sent events where the events end, wherever the network cut it: one chunk an event.
 * `pass` gives what goes on for each, `rest` for bytes at the end that no blank line closed.
 */
export function wholeEvents(
  pass: (event: string) => string,
  rest: (text: string) => string,
): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder();
  let pending = "";
  let open = "";
  const send = (text: string, sink: TransformStreamDefaultController<Uint8Array>): void => {
    if (text !== "") sink.enqueue(encoder.encode(text));
  };
  return new TransformStream({
    transform(bytes, sink) {
      const text = open + decoder.decode(bytes, { stream: true });
      // A line break of two characters may itself be cut.
      open = text.endsWith("\r") ? "\r" : "";
      pending += text.slice(0, text.length - open.length).replace(/\r\n?/g, "\n");
      const events = pending.split("\n\n");
      pending = events.pop() ?? "";
      for (const event of events.map((each) => each.trim())) if (event !== "") send(pass(event), sink);
    },
    flush(sink) {
      const left = (pending + decoder.decode()).trim();
      if (left !== "") send(rest(left), sink);
    },
  });
}

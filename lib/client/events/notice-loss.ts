/** A stream that is only renewed is not worth a word. */
const lostAfterMs = 1_500;

/**
 * Turns the ups and downs of a connection into what a person should see: lost only when it stays so for a while,
 * however often it is tried in between, and open again at once.
 */
export function noticeLoss(tell: (connection: "open" | "lost") => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    report(connection: "open" | "lost"): void {
      if (connection === "lost") {
        timer ??= setTimeout(() => tell("lost"), lostAfterMs);
      } else {
        clearTimeout(timer);
        timer = undefined;
        tell("open");
      }
    },
    end: () => clearTimeout(timer),
  };
}

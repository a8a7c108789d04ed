import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** A user of its own for one run: two runs of one user would count against each other's limits. */
export interface UserSlot {
  readonly uid: number;
  giveBack(): void;
}

const first = 64_000;
const count = 1000;

/**
 * Hands out user ids that no other run has, neither of this server nor of another one on this machine. Each is held by
 * a socket in the abstract name space, which is no file: the kernel frees it with the process that holds it, however
 * that ends. `begin`: servers begin at different ones, so that they rarely meet.
 */
export function createUserSlots(begin: number = process.pid): { readonly take: () => Promise<UserSlot> } {
  let next = begin; // never the one that was just given back: what it ran may not be quite gone
  return {
    async take() {
      for (let i = 0; i < count; i++) {
        const uid = first + (next++ % count);
        const holder = await hold(`\0groundplan-sandbox-user-${uid}`);
        if (holder !== undefined) return { uid, giveBack: () => void holder.close() };
      }
      throw new Error("a thousand sandboxes are running already");
    },
  };
}

async function hold(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  const listening = once(server, "listening");
  server.listen({ path });
  try {
    await listening;
    return server.unref();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return undefined;
    throw error;
  }
}

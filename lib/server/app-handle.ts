import type { App } from "./create-app.ts";

const key = Symbol.for("groundplan.app");
const home = globalThis as { [key]?: App };

/**
 * The running application, for route handlers and pages. It lives on `globalThis` because Next bundles every module
 * that a handler imports a second time; the engine must exist once. Only its type is imported here, never its code.
 */
export function appHandle(): App {
  const app = home[key];
  if (app === undefined)
    throw new Error("the application is not open: pages and handlers run only inside lib/server/main.ts");
  return app;
}

/** Puts the application where handlers find it. */
export function publishApp(app: App): void {
  home[key] = app;
}

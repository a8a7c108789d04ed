/** @type {import("next").NextConfig} */
export default {
  // They open sockets, load WebAssembly or read files beside themselves: Node loads them, Next does not bundle them.
  serverExternalPackages: ["@prisma/adapter-pg", "@prisma/client", "esbuild", "pg"],
  // A page is loaded when somebody opens it: a start that loads all of them takes longer, and so much memory for good.
  experimental: { preloadEntriesOnStart: false },
  poweredByHeader: false,
  devIndicators: false,
  // `npm test` checks types once for everything.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingIncludes: { "/*": ["./lib/prompts/**/*.md"] },
};

/** @type {import("next").NextConfig} */
export default {
  // They open sockets, load WebAssembly or read files beside themselves: Node loads them, Next does not bundle them.
  serverExternalPackages: ["@prisma/adapter-pg", "@prisma/client", "esbuild", "pg"],
  poweredByHeader: false,
  devIndicators: false,
  // `npm test` checks types once for everything.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingIncludes: { "/*": ["./lib/prompts/**/*.md"] },
};

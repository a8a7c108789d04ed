/** The person's own configuration, which tests must neither depend on nor spend with. */
const ownVariables =
  /^(PORT|HOST|DATABASE_URL|NODE_ENV|.*_API_KEY|.*_BASE_URL|GROUNDPLAN_(?!RECORDINGS$|NO_APT$|RELIABILITY$|KILLS$|SEED$).*)$/;

/** The environment that tests run in. */
export function testEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !ownVariables.test(name));
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1" } as unknown as NodeJS.ProcessEnv;
}

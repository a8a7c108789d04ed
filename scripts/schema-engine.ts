import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import type pg from "pg";

type Loader = typeof engine & { __wbg_set_wasm: (exports: WebAssembly.Exports) => void };

/** Opens Prisma's schema engine (its WebAssembly build) on a database. Not a public interface: its version is pinned. */
export async function openSchemaEngine(database: pg.PoolConfig, schema: { path: string; content: string }) {
  const home = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const module = await WebAssembly.compile(readFileSync(join(home, "schema_engine_bg.wasm")));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": { ...engine } });
  (engine as Loader).__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== "function") throw new Error("the schema engine has another shape than the pinned version");
  start();
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogReader(database));
  return engine.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => {}, adapter);
}

/** The engine reads PostgreSQL's catalogue, and its adapter does not know the catalogue's type "char". */
class CatalogReader extends PrismaPg {
  readonly #database: pg.PoolConfig;

  constructor(database: pg.PoolConfig) {
    super(database);
    this.#database = database;
  }

  override async connect() {
    return readingChars(await super.connect());
  }

  /** The adapter's own drops the database while it is still connected to it; here the whole server is thrown away. */
  override async connectToShadowDb() {
    const database = `shadow_${randomBytes(6).toString("hex")}`;
    const adapter = await super.connect();
    await adapter.executeScript(`create database ${database}`);
    await adapter.dispose();
    return readingChars(await new PrismaPg({ ...this.#database, database }).connect());
  }
}

const charType = 18;
const textType = 25;

/** Lets the adapter take such a column for text, and then tells the engine what it was. One query runs at a time. */
function readingChars<T extends SqlQueryable & { underlyingDriver: () => pg.Pool }>(adapter: T): T {
  const pool = adapter.underlyingDriver();
  pool.on("error", () => {}); // the server is stopped before the connections are closed
  const query = pool.query.bind(pool) as (config: unknown) => Promise<pg.QueryResult>;
  const queryRaw = adapter.queryRaw.bind(adapter);
  let isChar: readonly boolean[] = [];
  Object.assign(pool, {
    query: async (config: unknown) => {
      const result = await query(config);
      isChar = result.fields.map((field) => field.dataTypeID === charType);
      for (const field of result.fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
      return result;
    },
  });
  return Object.assign(adapter, {
    queryRaw: async (config: SqlQuery) => {
      const result = await queryRaw(config);
      const columnTypes = result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type));
      return { ...result, columnTypes };
    },
  });
}

import snapshotJson from "./snapshot.json" with { type: "json" };
import { type Snapshot, snapshotSchema } from "./snapshot-schema.ts";

/** The snapshot that this version came with; `npm run prices` renews it. */
export const bundledSnapshot: Snapshot = snapshotSchema.parse(snapshotJson);

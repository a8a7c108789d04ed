import { ok } from "#lib/domain/result.ts";
import { deleteBill } from "#lib/engine/commands/delete-bill.ts";
import { putBill } from "#lib/engine/commands/put-bill.ts";
import { billKey } from "#lib/http/bill-key.ts";
import { operations } from "#lib/http/operations.ts";
import { apiRoute } from "#lib/server/api-route.ts";
import { appHandle } from "#lib/server/app-handle.ts";

export const GET = apiRoute(operations.readBill, async ({ params }) => {
  const key = billKey(params);
  return key.ok ? ok(await appHandle().queries.readBill(key.value)) : key;
});

export const PUT = apiRoute(operations.putBill, async ({ params, body }) => {
  const key = billKey(params);
  if (!key.ok) return key;
  const { deps, queries } = appHandle();
  const put = await putBill(deps, key.value, body);
  return put.ok ? ok(await queries.readBill(key.value)) : put;
});

export const DELETE = apiRoute(operations.deleteBill, async ({ params }) => {
  const key = billKey(params);
  return key.ok ? await deleteBill(appHandle().deps, key.value) : key;
});

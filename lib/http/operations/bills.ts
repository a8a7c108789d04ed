import { billSummarySchema, billViewSchema, putBillSchema } from "#lib/domain/api/bill.ts";
import { listOf } from "#lib/domain/api/wire.ts";
import { operation } from "../operation.ts";
import { pageQuery } from "../page-query.ts";

const tag = "bills";
const path = "/api/bills/{provider}/{day}";

export const billOperations = {
  listBills: operation({
    id: "listBills",
    method: "GET",
    path: "/api/bills",
    summary: "Days whose provider's bill is kept, newest first, each with its difference from our attempts.",
    tag,
    query: pageQuery,
    success: { status: 200, schema: listOf(billSummarySchema) },
    refusals: [],
  }),
  readBill: operation({
    id: "readBill",
    method: "GET",
    path,
    summary:
      "A provider's bill for a UTC day, if one is kept, beside the day's attempts by model. Scripted ones are left out.",
    tag,
    success: { status: 200, schema: billViewSchema },
    refusals: ["bill-unknown"],
  }),
  putBill: operation({
    id: "putBill",
    method: "PUT",
    path,
    summary:
      "Keeps the lines of a provider's bill for a UTC day, in the place of the revision that they were changed from.",
    tag,
    body: putBillSchema,
    success: { status: 200, schema: billViewSchema },
    refusals: ["bill-unknown", "bill-changed"],
  }),
  deleteBill: operation({
    id: "deleteBill",
    method: "DELETE",
    path,
    summary: "Forgets a bill. Attempts and their costs stay as they are.",
    tag,
    success: { status: 204 },
    refusals: ["bill-unknown"],
  }),
};

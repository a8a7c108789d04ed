import { z } from "zod";
import { err, ok } from "#lib/domain/result.ts";
import { billingProviders } from "#lib/domain/spend/bill/bill.ts";

const keySchema = z.object({ provider: z.enum(billingProviders), day: z.iso.date() });

/** The provider and the day that an address names. */
export function billKey(params: { readonly provider: string; readonly day: string }) {
  const { data } = keySchema.safeParse(params);
  return data
    ? ok(data)
    : err({
        type: "bill-unknown",
        message: `There is no such bill: name one of ${billingProviders.join(", ")}, and a day as YYYY-MM-DD.`,
      } as const);
}

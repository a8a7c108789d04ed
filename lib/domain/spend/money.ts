const digits = 12;
const picoPerUsd = 10n ** BigInt(digits);

/** Exact decimal dollars, without zeros at the end: the form that money has on the wire. */
export function usdOfPico(pico: bigint): string {
  const sign = pico < 0n ? "-" : "";
  const absolute = pico < 0n ? -pico : pico;
  const fraction = (absolute % picoPerUsd).toString().padStart(digits, "0").replace(/0+$/, "");
  return `${sign}${absolute / picoPerUsd}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Reads decimal dollars exactly; undefined for anything else, and for what is finer than a pico-dollar. */
export function picoOfUsd(usd: string): bigint | undefined {
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,12}))?$/.exec(usd.trim());
  if (!match) return undefined;
  const [, sign, whole = "0", fraction = ""] = match;
  const pico = BigInt(whole) * picoPerUsd + BigInt(fraction.padEnd(digits, "0"));
  return sign === "-" ? -pico : pico;
}

const picoPerCent = picoPerUsd / 100n;

/** The whole cents that are enough for an amount: what a person is asked for. */
export function centsUp(pico: bigint): bigint {
  return ((pico + picoPerCent - 1n) / picoPerCent) * picoPerCent;
}

/**
 * Dollars for a screen: cents, and below ten cents the digits that matter. Rounded, and never down to nothing:
 * what cost something is not shown as free.
 */
export function formatUsd(usd: string): string {
  const pico = picoOfUsd(usd);
  if (pico === undefined) return usd;
  const sign = pico < 0n ? "−" : "";
  const absolute = pico < 0n ? -pico : pico;
  if (absolute === 0n) return "$0.00";
  if (absolute < picoPerUsd / 10_000n) return `${sign}<$0.0001`;
  const places = absolute < picoPerUsd / 10n ? 4 : 2;
  const unit = picoPerUsd / 10n ** BigInt(places);
  const rounded = (absolute + unit / 2n) / unit;
  const text = rounded.toString().padStart(places + 1, "0");
  const whole = text.slice(0, -places).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${sign}$${whole}.${text.slice(-places)}`;
}

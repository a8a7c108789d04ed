/** Random ids, lower case letters and digits, with a short prefix that says what they name. */
export interface Ids {
  next(prefix: string): string;
}

/** Types that keep a compiler busy, the longer the more there are: some hundred take a minute. */
export function slowTypes(count: number): string {
  const turn = (i: number) => `type T${i}<T> = T extends \`\${infer A}\${infer B}\` ? \`\${B}${i}\${A}\` : T;\n`;
  const use = (i: number) => `export declare const a${i}: T${i}<N>;\nexport const b${i}: string = a${i};\n`;
  const types = Array.from({ length: count }, (_, i) => turn(i) + use(i)).join("");
  return `type D = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;\ntype N = \`\${D}\${D}\${D}\${D}\`;\n${types}`;
}

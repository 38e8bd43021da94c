/** A sentence without what it quotes, without text in a script other than Latin, and without runs of five or more digits. */
export function withoutQuotes(sentence: string): string {
  return sentence
    .replace(/"(?:[^"\\]|\\.)*"?|`[^`]*`?|(?<![\p{L}\p{N}])'[^']*'?/gu, '"…"')
    .replace(/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu, '…')
    .replace(/(?:\d[ -]?){4,}\d/g, '…');
}

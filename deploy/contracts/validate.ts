import { Parser } from '@asyncapi/parser';

let parser: Parser | undefined;

/** What is wrong with an AsyncAPI document, by the specification's own parser; sentences. */
export async function faultsOf(text: string): Promise<readonly string[]> {
  parser ??= new Parser();
  const diagnostics = await parser.validate(text);
  return diagnostics.filter(isError).map(({ message, path }) => `${path.join('.')}: ${message}`);
}

/** Warnings and hints are taste. */
function isError({ severity }: { readonly severity: number }): boolean {
  return severity === 0;
}

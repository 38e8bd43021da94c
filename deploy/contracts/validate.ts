import { Parser } from '@asyncapi/parser';

/** What is wrong with an AsyncAPI document, by the specification's own parser; sentences. */
export async function faultsOf(text: string): Promise<readonly string[]> {
  const diagnostics = await new Parser().validate(text);
  return diagnostics.filter(isError).map(({ message, path }) => `${path.join('.')}: ${message}`);
}

/** Warnings and hints are taste. */
function isError({ severity }: { readonly severity: number }): boolean {
  return severity === 0;
}

import { Parser } from '@asyncapi/parser';

/** What is wrong with an AsyncAPI document, by the specification's own parser; sentences. */
export async function faultsOf(text: string): Promise<readonly string[]> {
  const diagnostics = await new Parser().validate(text);
  // 0 is an error; warnings and hints are taste.
  return diagnostics.filter(({ severity }) => severity < 1).map(({ message, path }) => `${path.join('.')}: ${message}`);
}

import { type Catalogue, loadCatalogue } from '#catalogue';

const loaded = new Map<string | undefined, Catalogue>();

/** The catalogue of a folder (undefined = as shipped), read once a process. @throws CatalogueInvalid, which stops the boot */
export function catalogueOf(directory: string | undefined): Catalogue {
  const known = loaded.get(directory) ?? loadCatalogue(directory);
  loaded.set(directory, known);
  return known;
}

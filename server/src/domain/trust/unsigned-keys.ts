import { type SchemaCatalogue, shippedCatalogue } from '../../schemas/catalogue.ts';

/**
 * Fields of a type that a schema of the company's own leaves unsigned though the type comes with the product: what is
 * written there after signing, nobody has signed.
 */
export function ownUnsignedKeys(type: string, catalogue: SchemaCatalogue): readonly string[] {
  const [now, shipped] = [catalogue.get(type), shippedCatalogue().get(type)];
  return now === undefined || shipped === undefined || now === shipped ? [] : now.lessBoundThan(shipped);
}

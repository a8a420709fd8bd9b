import type { TypeParts } from './type-schema.ts';

/** A type of record a repository describes itself, ready for use. */
export interface UserType {
  readonly type: string;
  /** Name of the type it adds fields to, or null for a type of its own. */
  readonly extends: string | null;
  /** File of the repository it comes from. */
  readonly file: string;
  /** The type's parts, built on those of the type it extends or on the keys every record may carry. */
  readonly parts: (base: TypeParts) => TypeParts;
}

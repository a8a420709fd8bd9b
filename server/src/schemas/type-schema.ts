import type { Json, JsonObject } from '../model/json.ts';
import type { PastDate, Phase, RecordKind } from '../model/record.ts';
import type { Path } from '../model/text.ts';
import { boundData, type FieldName, unboundFields } from './bound.ts';
import { describeFaults, type JudgingSchema, unknownKeys, type WrittenAt } from './faults.ts';
import { type FieldDoc, fieldAt } from './field-doc.ts';
import { KnownPaths } from './known-paths.ts';
import { pastDates } from './past-dates.ts';
import type { SchemaFault } from './schema-fault.ts';
import type { LinkedNode } from './schema-node.ts';
import type { Shape } from './shape.ts';
import { lessBound } from './unsigned-keys.ts';
import {
  type FoundEntry,
  type FoundFile,
  type FoundReference,
  findEntries,
  findFiles,
  findReferences,
} from './walk.ts';

/** Who has to sign records of a type, unless qms.yaml says otherwise. */
export interface TypeSignOff {
  readonly meaning: string;
  readonly by: 'top-management' | 'anyone' | 'authority' | 'owner';
  readonly basis: 'required' | 'practice' | 'own';
  /** Status values in which the signature is due; a record without status counts as the active one among them. */
  readonly when: readonly string[];
  /** Field that stands in place of an own signature. */
  readonly alternative?: string;
  /** Others whose signature counts as well. */
  readonly alternativeBy?: string;
  /** Due only above this bound of the configuration. */
  readonly above?: 'risk-threshold';
}

/** What the root of a type's schema says in its `qms` annotation. */
export interface TypeAnnotation {
  readonly kind: RecordKind;
  readonly idPrefix: string;
  readonly clause?: string;
  readonly phase: Readonly<Record<string, Phase>>;
  /** Status values of active records for which no date falls due. */
  readonly neverOverdue?: readonly string[];
  readonly dateField: readonly string[];
  readonly signOff: readonly TypeSignOff[];
}

/** One schema a record of the type must meet: a compiled gate, and the schema to explain a refusal from. */
export interface Gate extends JudgingSchema {
  readonly accepts: (data: Json) => boolean;
}

export interface TypeParts {
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly annotation: TypeAnnotation;
  readonly shape: () => Shape | null;
  readonly gates: readonly Gate[];
  /** The schema fields are described from. */
  readonly node: () => LinkedNode;
  /** The schema as a document. */
  readonly schema: () => JsonObject;
  /** Where a free key may go. */
  readonly freeKeys: boolean;
}

/** Everything known of one type of record. */
export class TypeSchema {
  readonly #parts: TypeParts;
  readonly #paths = new KnownPaths();
  readonly type: string;
  readonly title: string;
  readonly description: string;
  readonly kind: RecordKind;
  /** Usual beginning of an id, such as `MR`. */
  readonly idPrefix: string;
  readonly clause: string | null;
  readonly statuses: readonly string[];
  /** Status values of active records for which no date falls due. */
  readonly neverOverdue: readonly string[];
  /** Fields that give an event's own date, best first. */
  readonly dateFields: readonly string[];
  readonly signOff: readonly TypeSignOff[];

  constructor(parts: TypeParts) {
    const { annotation } = parts;
    this.#parts = parts;
    this.type = parts.type;
    this.title = parts.title;
    this.description = parts.description;
    this.kind = annotation.kind;
    this.idPrefix = annotation.idPrefix;
    this.clause = annotation.clause ?? null;
    this.statuses = Object.keys(annotation.phase);
    this.neverOverdue = annotation.neverOverdue ?? [];
    this.dateFields = annotation.dateField;
    this.signOff = annotation.signOff;
  }

  /** The phase a status stands for; no status, or one the type does not know, means active. */
  phaseOf(status: string | null): Phase {
    const { phase } = this.#parts.annotation;
    return status !== null && Object.hasOwn(phase, status) ? phase[status]! : 'active';
  }

  /**
   * Everything the schema does not allow and every key it does not know; empty when all is well.
   * @param writtenAt for sentences that show a value as its file has it
   */
  validate(data: JsonObject, writtenAt: WrittenAt = () => undefined): SchemaFault[] {
    const { gates, shape, type, freeKeys } = this.#parts;
    const failed = gates.filter((gate) => !gate.accepts(data));
    const unknown = unknownKeys(shape(), data);
    if (failed.length === 0 && unknown.count === 0) return [];
    return describeFaults(failed, unknown, data, freeKeys ? type : null, writtenAt);
  }

  /** Texts in fields that refer to records. Texts not written like a reference are left to {@link validate}. */
  references(data: JsonObject): FoundReference[] {
    return findReferences(this.#parts.shape(), data, this.#paths);
  }

  /** Entries of lists that have ids of their own, as written. */
  entries(data: JsonObject): readonly FoundEntry[] {
    return findEntries(this.#parts.shape(), data);
  }

  /** Paths in fields that name files. */
  files(data: JsonObject): FoundFile[] {
    return findFiles(this.#parts.shape(), data);
  }

  /** What a sign-off of this meaning binds of a record, in the form its digest is taken of. */
  bound(data: JsonObject, meaning: string, nameOf: FieldName, alsoBound?: ReadonlySet<string>): JsonObject {
    return boundData(this.#parts.shape(), data, meaning, nameOf, alsoBound);
  }

  /** The fields of a record that a sign-off of this meaning does not bind, such as `findings[].action`. */
  unbound(data: JsonObject, meaning: string, nameOf?: FieldName): readonly string[] {
    return unboundFields(this.#parts.shape(), data, meaning, nameOf);
  }

  /** The fields that fewer sign-offs bind than another schema of the type says. */
  lessBoundThan(base: TypeSchema): readonly string[] {
    return lessBound(this.#parts.shape(), base.parts.shape());
  }

  /** The days on which a record says something happened. */
  pastDates(data: JsonObject): PastDate[] {
    return pastDates(this.#parts.shape(), data);
  }

  /** What is known of the field a path leads to; the empty path is the record itself. */
  field(path: Path): FieldDoc | undefined {
    return fieldAt(this.#parts.node(), path);
  }

  get schema(): JsonObject {
    return this.#parts.schema();
  }

  /** What the type is made of, to build a type that extends it. */
  get parts(): TypeParts {
    return this.#parts;
  }
}

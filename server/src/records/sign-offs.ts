import type { IsoDate } from '../model/configuration.ts';
import type { JsonObject } from '../model/json.ts';
import { dateOf } from './dates.ts';
import { idsOf, isBlank, mappingsOf, textOf } from './values.ts';

/**
 * What sign-off blocks say, read from the records alone. Whether a digest matches, who holds a role and who a
 * record needs is decided elsewhere.
 */

/** One block of `signOffs`; whatever is absent or has the wrong shape is null. */
export interface SignOffBlock {
  /** Position in `signOffs`. */
  readonly index: number;
  /** Person who signed. */
  readonly by: string | null;
  /** Role in which the person signed. */
  readonly role: string | null;
  readonly meaning: string | null;
  readonly date: IsoDate | null;
  /** Version of the record as signed. */
  readonly version: string | null;
  /** The digest as written. */
  readonly digest: string | null;
  /** Person for whom `by` signed. */
  readonly onBehalfOf: string | null;
  /** Person who typed the block, if not the signer. */
  readonly recordedBy: string | null;
  readonly hasMethod: boolean;
  readonly hasProof: boolean;
  readonly hasDeviation: boolean;
  readonly hasComment: boolean;
  /** First day in force as it stood when this was signed. */
  readonly effectiveFrom: IsoDate | null;
}

/** What a sign-off may mean. */
export const meanings: readonly string[] = [
  'authored',
  'reviewed',
  'approved',
  'affirmed',
  'authorized',
  'verified',
  'acknowledged',
  'rejected',
  'withdrawn',
];

/** Meanings that take back what was signed before in the same role. */
export const cancels = ({ meaning }: Pick<SignOffBlock, 'meaning'>): boolean =>
  meaning === 'rejected' || meaning === 'withdrawn';

const idOf = (data: JsonObject, key: string): string | null => idsOf(data[key])[0] ?? null;

const readBlocks = (data: JsonObject): readonly SignOffBlock[] =>
  mappingsOf(data['signOffs']).map(({ index, value }) => ({
    index,
    by: idOf(value, 'by'),
    role: idOf(value, 'role'),
    meaning: textOf(value['meaning']),
    date: dateOf(value['date']),
    version: textOf(value['version']),
    digest: textOf(value['digest']),
    onBehalfOf: idOf(value, 'onBehalfOf'),
    recordedBy: idOf(value, 'recordedBy'),
    hasMethod: !isBlank(value['method']),
    hasProof: !isBlank(value['proof']),
    hasDeviation: !isBlank(value['deviation']),
    hasComment: !isBlank(value['comment']),
    effectiveFrom: dateOf(value['effectiveFrom']),
  }));

const none: readonly SignOffBlock[] = [];

/** Every rule on sign-offs asks for the same blocks, and a record's data never changes once read. */
const known = new WeakMap<JsonObject, readonly SignOffBlock[]>();

/** The blocks of a record's `signOffs`, in order; entries that are no mappings are passed over. */
export function signOffBlocks(data: JsonObject): readonly SignOffBlock[] {
  if (!Array.isArray(data['signOffs'])) return none;
  let blocks = known.get(data);
  if (blocks === undefined) {
    blocks = readBlocks(data);
    known.set(data, blocks);
  }
  return blocks;
}

/** The blocks that approve a record, the oldest first. */
export const approvingBlocks = (data: JsonObject): readonly SignOffBlock[] =>
  signOffBlocks(data)
    .filter(({ meaning }) => meaning === 'approved')
    .sort((one, other) => ((one.date ?? '') < (other.date ?? '') ? -1 : 1));

/** The only form of digest there is so far; anything else counts as none. */
export const hasDigest = (block: SignOffBlock): boolean => block.digest?.startsWith('sha256-') ?? false;

const ladder = ['authored', 'reviewed', 'approved'];

/** True when `meaning` stands below `needed` on the ladder authored < reviewed < approved; other meanings stand next to it. */
export const isWeaker = (meaning: string, needed: string): boolean => {
  const step = ladder.indexOf(meaning);
  return step >= 0 && step < ladder.indexOf(needed);
};

/** The person who answers for a sign-off: the one signed for, otherwise the signer. */
export const accountablePerson = (block: SignOffBlock): string | null => block.onBehalfOf ?? block.by;

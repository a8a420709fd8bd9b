import { defineMessages } from '../messages/define-messages.ts';
import type { IsoDate } from '../model/configuration.ts';
import type { Issue, NextStep } from '../model/finding.ts';
import type { Message } from '../model/message.ts';
import type { Queries } from '../model/queries.ts';
import type { QmsRecord } from '../model/record.ts';
import { dateOf } from '../records/dates.ts';
import { defineAggregate } from './define-aggregate.ts';
import { idAndTitle } from './words/records.ts';

const say = defineMessages('way-into-force', {
  notInForce: '{record} is not in force',
  unknownStatus:
    'No {type} is known to be in force in this repository. Say in qms.yaml what the status of `{file}` means.',
  looksLike:
    'No {type} is in force in this repository. `{file}` looks like one; map it as `{wanted}` under `types`, not as `{mapped}`.',
  here: 'This looks like it',
});

/** What a rule says where a document the system needs is not in force, by what stands in the way. */
export interface IntoForceMessages {
  /** There is no such record. */
  readonly none: () => Message;
  /** The nearest there is takes effect later. */
  readonly future: (values: { readonly id: string; readonly date: IsoDate }) => Message;
  /** It is being written or reviewed. */
  readonly prepared: (values: { readonly id: string; readonly status: string }) => Message;
  /** It has ended, by its status. */
  readonly ended: (values: { readonly id: string; readonly status: string }) => Message;
  /** It has ended on a day. */
  readonly withdrawn: (values: { readonly id: string; readonly date: IsoDate }) => Message;
}

/** The record that would be it, and where it says that it is not. */
export const notInForce = (record: QmsRecord, key: string): NonNullable<Issue['related']>[number] => ({
  place: { file: record.file, record: record.key, path: [key] },
  message: say.notInForce({ record: idAndTitle(record) }),
});

/** What to do where a document the system needs is not in force, and the record it is about. */
export interface WayIntoForce {
  readonly message: Message;
  readonly related: NonNullable<Issue['related']>;
  readonly steps: readonly NextStep[];
}

const nameOf = (type: string): string => type.replaceAll('-', ' ');

/** Titles of documents that are of a type of their own, in six languages. */
const titles: readonly (readonly [type: string, title: RegExp])[] = [
  [
    'quality-policy',
    /^(?:quality policy|qualitätspolitik|política de (?:la )?calidad|política da qualidade|politique qualité|politica (?:per|della) (?:la )?qualità)\b/iu,
  ],
  [
    'scope',
    /^(?:(?:qms |quality manual |management system )?scope(?: of the (?:qms|quality|management)\b.*|\s*statement)?|anwendungsbereich|alcance del (?:sgc|sistema)\b.*|âmbito do sistema\b.*|domaine d.application\b.*|campo di applicazione\b.*)$/iu,
  ],
  [
    'quality-objective',
    /^(?:quality objectives?|qualitätsziele?|objetivos de (?:la )?calidad|objetivos da qualidade|objectifs? qualité|obiettivi (?:per|della) (?:la )?qualità)\b/iu,
  ],
];

/** Documents of others that qms.yaml maps as something else, by the type that their title is of. */
const namedAs = defineAggregate<null>({
  name: 'documents-named-as',
  types: [],
  *map({ adoption, title, type }) {
    if (adoption === null || title === null) return;
    for (const [meant, words] of titles) if (meant !== type && words.test(title)) yield [meant, null];
  },
});

/** Nobody is told that a document is missing while one of that name is there: it is only mapped as another. */
export function lookedFor(queries: Queries, type: string): WayIntoForce | null {
  const [found] = queries.aggregate(namedAs, type);
  if (found === undefined) return null;
  const { file, key, type: mapped } = found.record;
  return {
    message: say.looksLike({ type: nameOf(type), file, wanted: type, mapped }),
    related: [{ place: { file, record: key, path: ['title'] }, message: say.here() }],
    steps: [],
  };
}

/**
 * What stands in the way of the nearest there is to a document in force: one that is to begin, one being
 * written, one that has ended, or none at all. To be asked where none is in force today.
 * @param type a type of which a company has few (it is read as a whole)
 */
export function wayIntoForce(queries: Queries, type: string, messages: IntoForceMessages): WayIntoForce {
  const today = queries.today();
  const records = queries.ofType(type);
  const found = (record: QmsRecord, key: string, message: Message): WayIntoForce => ({
    message,
    related: [notInForce(record, key)],
    steps: [],
  });
  const withdrawnOn = ({ data }: QmsRecord): IsoDate | null => {
    const date = dateOf(data['withdrawnOn']);
    return date !== null && date <= today ? date : null;
  };
  const standing = ({ id, status }: QmsRecord) => ({ id, status: status ?? '' });
  for (const record of records) {
    const date = dateOf(record.data['effectiveFrom']);
    if (record.phase === 'active' && date !== null && date > today && withdrawnOn(record) === null)
      return found(record, 'effectiveFrom', messages.future({ id: record.id, date }));
  }
  const unexplained = records.find(({ phase }) => phase === 'unknown');
  if (unexplained !== undefined) {
    const values = { type: nameOf(type), file: unexplained.file };
    return found(unexplained, 'status', say.unknownStatus(values));
  }
  const prepared = records.find(({ phase }) => phase === 'draft' || phase === 'review');
  if (prepared !== undefined)
    return {
      ...found(prepared, 'status', messages.prepared(standing(prepared))),
      steps: [{ kind: 'put-in-force', id: prepared.id }],
    };
  // Of an approved version that is not withdrawn, a later one has ended: that one says so in its status.
  const ended = records.findLast((record) => withdrawnOn(record) !== null || record.phase !== 'active');
  if (ended === undefined)
    return (
      lookedFor(queries, type) ?? {
        message: messages.none(),
        related: [],
        steps: [{ kind: 'new-record', type }],
      }
    );
  const date = withdrawnOn(ended);
  return date === null
    ? found(ended, 'status', messages.ended(standing(ended)))
    : found(ended, 'withdrawnOn', messages.withdrawn({ id: ended.id, date }));
}

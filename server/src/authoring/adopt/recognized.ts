import { keysListed } from '../../domain/words/lists.ts';
import { defineMessages } from '../../messages/define-messages.ts';
import type { AdoptedDocument, Confidence } from '../../model/adoption-report.ts';
import type { Message } from '../../model/message.ts';
import type { QmsRecord } from '../../model/record.ts';
import { textOf } from '../../records/values.ts';
import type { SeenFile } from './seen-file.ts';

const say = defineMessages('adopt.recognized', {
  document: '{id} {stated}',
  id: '{from, select, key {Its id stands in the front matter.} metadata {Its id stands in the header.} heading {Its id stands in the heading.} form {Its id stands in the name of its file.} name {It goes by the name of its file.} column {Its id stands in the row.} other {No id is found.}}',
  stated: 'It states {keys}.',
  nothing: 'It states no version, owner or status.',
});

/** What a record is asked for first. */
const told = ['version', 'owner', 'status'] as const;

type IdPlace = 'key' | 'metadata' | 'heading' | 'form' | 'name' | 'column' | 'none';

function placeOfId(record: QmsRecord, file: SeenFile | undefined): IdPlace {
  if (record.id === '') return 'none';
  if (record.item !== null) return 'column';
  const places = (['key', 'metadata', 'heading'] as const).find((place) => file?.ids[place] === record.id);
  return places ?? (file?.ids.wholeName === record.id && file.ids.name !== record.id ? 'name' : 'form');
}

const stated = (record: QmsRecord): Readonly<Record<(typeof told)[number], string | null>> => ({
  version: record.version,
  owner: textOf(record.data['owner']),
  status:
    record.status ?? record.adoption?.unread.find(({ path }) => path.join('.') === 'status')?.text ?? null,
});

function confidenceIn(record: QmsRecord, place: IdPlace): Confidence {
  if (place === 'none') return 'low';
  const says = Object.values(stated(record)).some((value) => value !== null);
  return place !== 'name' && record.title !== null && (says || record.item !== null) ? 'high' : 'medium';
}

function why(record: QmsRecord, place: IdPlace): Message {
  const values = stated(record);
  const keys = told.filter((key) => values[key] !== null);
  return say.document({
    id: say.id({ from: place }),
    stated: keys.length === 0 ? say.nothing() : say.stated({ keys: keysListed(keys) }),
  });
}

/** A record as `qms adopt` lists it. */
export function adoptedDocument(record: QmsRecord, file: SeenFile | undefined): AdoptedDocument {
  const place = placeOfId(record, file);
  return {
    file: record.file,
    row: record.item === null ? null : record.item + 1,
    entry: record.adoption?.entry ?? 0,
    type: record.type,
    id: record.id === '' ? null : record.id,
    title: record.title,
    ...stated(record),
    confidence: confidenceIn(record, place),
    why: why(record, place),
  };
}

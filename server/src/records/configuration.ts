import type { Configuration, SignOffDemand, StandardInUse, Theme } from '../model/configuration.ts';
import type { Severity } from '../model/finding.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { dateOf } from './dates.ts';
import { typeEntriesOf } from './type-entries.ts';
import { idsOf, isObject, listOf, mappingsOf, textOf, textsOf } from './values.ts';

/** Name of the file whose folder is the root of a quality management system. */
export const configurationFile = 'qms.yaml';

/** Bytes; the largest file that is read when qms.yaml says nothing. */
const defaultFileSize = 1_048_576;

/** Bytes; more than this is never read, attachments included, nor can `limits.fileSize` allow it: files are read whole. */
export const largestFileSize = 100 * 1024 * 1024;

/** The rule that reports faults of qms.yaml: qms.yaml cannot silence it. */
export const ruleOnConfiguration = 'config';

/** What holds where qms.yaml says nothing. */
export const defaultConfiguration: Configuration = {
  organization: null,
  standards: [{ id: 'iso-9001:2015' }],
  records: ['**/*.{yaml,yml,md,markdown}'],
  exclude: [],
  types: [],
  aliases: {},
  people: {},
  typeWords: {},
  wikiLinks: true,
  schemas: [],
  themes: [],
  review: { interval: 'P12M', tolerance: 'P1M', inputs: [] },
  signOff: { evidence: 'content-bound', recorded: 'accept', required: {} },
  risk: { scale: 5, threshold: 12 },
  complaints: { respondWithin: 'P5D' },
  audit: { cycle: 'P12M' },
  exceptions: { longest: 'P12M', approvers: [] },
  retention: {},
  elsewhere: [],
  ids: {},
  limits: { fileSize: defaultFileSize },
  judgeFrom: null,
  asOf: null,
  rules: {},
  changes: {},
};

/** A size such as `1MB`, `500 kB` or a number of bytes, in bytes (1 kB = 1,024 bytes); null for anything else. */
export function sizeOf(value: Json | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? Math.floor(value) : null;
  const match =
    typeof value === 'string' ? /^(\d{1,9}(?:\.\d{1,3})?)\s?(B|kB|KB|MB|GB)?$/.exec(value.trim()) : null;
  if (match === null) return null;
  const factors: Record<string, number> = { B: 1, kB: 1024, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };
  return Math.floor(Number(match[1]) * factors[match[2] ?? 'B']!);
}

const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** Own entries of a mapping whose values `read` understands; the rest is passed over (the schema reports it), and so is the key `but`. */
function entriesOf<V>(
  value: Json | undefined,
  read: (value: Json) => V | null,
  but?: string,
): Record<string, V> {
  const found: Record<string, V> = Object.create(null);
  for (const [key, entry] of Object.entries(objectOf(value))) {
    if (key === but) continue;
    const understood = read(entry);
    if (understood !== null) found[key] = understood;
  }
  return found;
}

function standardOf(value: Json): StandardInUse | null {
  if (typeof value === 'string') return { id: value };
  const entry = objectOf(value);
  const id = textOf(entry['id']);
  if (id === null) return null;
  const [from, until] = [textOf(entry['from']), textOf(entry['until'])];
  return { id, ...(from === null ? {} : { from }), ...(until === null ? {} : { until }) };
}

const demandsOf = (value: Json): readonly SignOffDemand[] | false =>
  value === false ? false : (Array.isArray(value) ? value : [value]).map(demandOf);

/** One demand of `signOff.required`: whoever is named besides the four words is a role. */
function demandOf(value: Json): SignOffDemand {
  const entry = typeof value === 'string' ? { meaning: value } : objectOf(value);
  const named = textsOf(entry['by']);
  const [only = 'anyone', other] = named;
  const word = other === undefined && isSignerWord(only) ? only : null;
  const count = typeof entry['count'] === 'number' ? entry['count'] : null;
  return {
    meaning: textOf(entry['meaning']) ?? 'approved',
    by: word ?? 'roles',
    roles: word === null ? named : [],
    needed: entry['all'] === true ? 'all' : Math.max(1, Math.floor(count ?? 1)),
    approvedIn: entry['approvedIn'] === true,
  };
}

const isSignerWord = (word: string): word is Exclude<SignOffDemand['by'], 'roles'> =>
  ['top-management', 'anyone', 'authority', 'owner'].includes(word);

function levelOf(value: Json): Severity | 'off' | null {
  if (value === false || value === 'off') return 'off';
  return value === 'error' || value === 'warning' || value === 'information' ? value : null;
}

function themeOf(entry: JsonObject): Theme | null {
  const id = textOf(entry['id']);
  if (id === null) return null;
  const sponsor = textOf(entry['sponsor']);
  return { id, title: textOf(entry['title']) ?? id, ...(sponsor === null ? {} : { sponsor }) };
}

const notNull = <V>(value: V | null): value is V => value !== null;

/** The configuration that `qms.yaml` states, with defaults for what is absent or has the wrong form. */
export function configurationOf(data: JsonObject): Configuration {
  const defaults = defaultConfiguration;
  const text = (value: Json | undefined, otherwise: string): string => textOf(value) ?? otherwise;
  const number = (value: Json | undefined, otherwise: number): number =>
    typeof value === 'number' ? value : otherwise;
  const [review, signOff, risk, exceptions] = [
    objectOf(data['review']),
    objectOf(data['signOff']),
    objectOf(data['risk']),
    objectOf(data['exceptions']),
  ];
  const evidence = textOf(signOff['evidence']);
  return {
    organization: textOf(data['organization']),
    standards:
      data['standards'] === undefined
        ? defaults.standards
        : listOf(data['standards']).map(standardOf).filter(notNull),
    records: data['records'] === undefined ? defaults.records : textsOf(data['records']),
    exclude: textsOf(data['exclude']),
    types: typeEntriesOf(data['types']),
    aliases: entriesOf(data['aliases'], (value) => textOf(value)),
    people: entriesOf(data['people'], (value) => textOf(value)),
    typeWords: entriesOf(data['typeWords'], (value) => textOf(value)),
    wikiLinks: data['wikiLinks'] !== false,
    schemas: textsOf(data['schemas']),
    themes: mappingsOf(data['themes'])
      .map(({ value }) => themeOf(value))
      .filter(notNull),
    review: {
      interval: text(review['interval'], defaults.review.interval),
      tolerance: text(review['tolerance'], defaults.review.tolerance),
      inputs: listOf(review['inputs']).flatMap((input) => {
        if (typeof input === 'string') return [{ key: input, title: input }];
        const key = textOf(objectOf(input)['key']);
        const from = dateOf(objectOf(input)['from']);
        const title = textOf(objectOf(input)['title']) ?? key;
        return key === null || title === null ? [] : [{ key, title, ...(from === null ? {} : { from }) }];
      }),
    },
    signOff: {
      evidence:
        evidence === 'declared' || evidence === 'commit-bound' || evidence === 'signature-verified'
          ? evidence
          : 'content-bound',
      recorded: signOff['recorded'] === 'refuse' ? 'refuse' : 'accept',
      required: entriesOf(signOff['required'], demandsOf),
    },
    risk: {
      scale: number(risk['scale'], defaults.risk.scale),
      threshold: number(risk['threshold'], defaults.risk.threshold),
    },
    complaints: {
      respondWithin: text(objectOf(data['complaints'])['respondWithin'], defaults.complaints.respondWithin),
    },
    audit: { cycle: text(objectOf(data['audit'])['cycle'], defaults.audit.cycle) },
    exceptions: {
      longest: text(exceptions['longest'], defaults.exceptions.longest),
      approvers: idsOf(exceptions['approvers']),
    },
    retention: entriesOf(data['retention'], (value) => textOf(value)),
    elsewhere: mappingsOf(data['elsewhere']).flatMap(({ value }) => {
      const clause = typeof value['clause'] === 'number' ? String(value['clause']) : textOf(value['clause']);
      const owner = textOf(value['owner']);
      return clause === null
        ? []
        : [{ clause, system: text(value['system'], 'another system'), ...(owner === null ? {} : { owner }) }];
    }),
    ids: entriesOf(data['ids'], (value) => textOf(value)),
    limits: {
      fileSize: Math.min(
        sizeOf(objectOf(data['limits'])['fileSize']) ?? defaults.limits.fileSize,
        largestFileSize,
      ),
    },
    judgeFrom: textOf(data['judgeFrom']),
    asOf: textOf(data['asOf']),
    rules: entriesOf(data['rules'], levelOf, ruleOnConfiguration),
    changes: entriesOf(data['changes'], levelOf),
  };
}

import { ownUnsignedKeys } from '../domain/trust/unsigned-keys.ts';
import { defineMessages } from '../messages/define-messages.ts';
import { listed } from '../messages/listed.ts';
import type { Json } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type { QmsRecord } from '../model/record.ts';
import { isCovered } from '../records/covered-files.ts';
import { signOffBlocks } from '../records/sign-offs.ts';
import { textOf } from '../records/values.ts';
import { commonType } from '../schemas/catalogue.ts';
import { readMarkdown } from '../text/markdown.ts';
import type { Project } from '../workspace/project.ts';

const say = defineMessages('sign.binds', {
  record:
    'Bound: {body, select, yes {the text and the fields of the record} other {the fields of the record}}',
  recordAndFiles:
    'Bound: {body, select, yes {the text and the fields of the record} other {the fields of the record}}, and the content of {files}',
  approved: 'Bound: {record}, approved with this review as it is now',
  keys: 'Not bound: {keys}, which may change without a new sign-off',
  ownKeys: 'Not bound: what is ever written into {keys}, which your own schema leaves unsigned',
  records: 'Not bound: what the records say that it refers to ({records})',
  links: 'Not bound: what stands in linked files ({links})',
  address: 'Not bound: what stands at {address}',
  addresses:
    'Not bound: what stands at {address}, and at {count, plural, one {# more web address} other {# more web addresses}}',
  rules: 'Not bound: the schemas and qms.yaml',
});

/** So many names in a line are read. */
const most = 10;
/** So many web addresses get a line each. */
const mostAddresses = 3;

/** What the last sign-off of a record binds and what not, as people are shown it before they sign. */
export interface Binding {
  /** Files whose content the digest covers, as written. */
  readonly files: readonly string[];
  /** Fields of the record that this meaning does not bind. */
  readonly keys: readonly string[];
  /** Those that a schema of the company's own leaves unsigned, whether the record has them yet or not. */
  readonly ownKeys: readonly string[];
  readonly records: readonly string[];
  readonly links: readonly string[];
  /** Whose content is elsewhere and may change any time. */
  readonly addresses: readonly string[];
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const isAddress = (text: string): boolean => /^https?:\/\/|^\/\//i.test(text);

/** Web addresses that stand as values in a record's data. */
const addressesIn = (value: Json): readonly string[] => {
  if (typeof value === 'string') return isAddress(value) && !/\s/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(addressesIn);
};

/**
 * What the last sign-off of a record binds and what not.
 * @param record with that sign-off
 * @param text the whole text of its file
 */
export function bindingOf(
  record: QmsRecord,
  text: string,
  { catalogue }: Pick<Project, 'catalogue'>,
): Binding {
  const block = signOffBlocks(record.data).at(-1)!;
  const { signOffs: _signOffs, ...data } = record.data;
  const named = (covered: boolean): readonly string[] =>
    unique(
      record.fileUses
        .filter(
          (use) =>
            use.written !== '' &&
            use.path[0] !== 'signOffs' &&
            !isAddress(use.written) &&
            isCovered(use, block) === covered,
        )
        .map(({ written }) => written),
    );
  const meaning = block.meaning ?? '';
  const unbound = (catalogue.get(record.type) ?? commonType()).unbound(data, meaning);
  const ownKeys = ownUnsignedKeys(
    record.type === 'register' ? (textOf(record.data['of']) ?? '') : record.type,
    catalogue,
  );
  const images = record.markdown
    ? readMarkdown(text)
        .body()
        .images.map(({ url }) => url)
    : [];
  return {
    files: named(true),
    keys: unbound.filter((key) => !ownKeys.includes(key) && !isInText(record, key)),
    ownKeys,
    records: unique(
      record.references.filter(({ path }) => path[0] !== 'signOffs').map(({ target }) => target),
    ),
    links: named(false),
    addresses: unique([...addressesIn(data), ...images.filter(isAddress)]),
  };
}

/** True for a key that a document of others states in its text, where every sign-off binds it with all else that stands there. */
export const isInText = ({ adoption, body }: QmsRecord, key: string): boolean =>
  adoption !== null &&
  body !== null &&
  !Object.keys(adoption.written).some((name) => (adoption.keys[name] ?? name) === key);

/** One thing that a sign-off binds, or does not. */
export interface BindingLine {
  readonly isBound: boolean;
  readonly words: Message;
}

/**
 * What a sign-off binds and what not, a line each: the same words on the command line and in an editor.
 * @param approved what is approved with a review, as lines
 */
export function bindingLines(
  record: QmsRecord,
  { files, keys, ownKeys, records, links, addresses }: Binding,
  approved: readonly Message[],
): readonly BindingLine[] {
  const body = record.body === null ? 'no' : 'yes';
  const names = (items: readonly string[]) => listed(items, 'and', most);
  const bound = [
    files.length === 0 ? say.record({ body }) : say.recordAndFiles({ body, files: names(files) }),
    ...approved.map((each) => say.approved({ record: each })),
  ];
  const unbound = [
    ...(keys.length === 0 ? [] : [say.keys({ keys: names(keys.map(asKey)) })]),
    ...(ownKeys.length === 0 ? [] : [say.ownKeys({ keys: names(ownKeys.map(asKey)) })]),
    ...(records.length === 0 ? [] : [say.records({ records: names(records) })]),
    ...(links.length === 0 ? [] : [say.links({ links: names(links) })]),
    ...addressLines(addresses),
    say.rules(),
  ];
  return [
    ...bound.map((words) => ({ isBound: true, words })),
    ...unbound.map((words) => ({ isBound: false, words })),
  ];
}

/** A line per web address; of many, the last line counts the rest. */
function addressLines(addresses: readonly string[]): readonly Message[] {
  if (addresses.length <= mostAddresses) return addresses.map((address) => say.address({ address }));
  const shown = addresses.slice(0, mostAddresses - 1).map((address) => say.address({ address }));
  const address = addresses[mostAddresses - 1]!;
  return [...shown, say.addresses({ address, count: addresses.length - mostAddresses })];
}

const asKey = (key: string): string => `\`${key}\``;

import type { JsonObject } from '../../model/json.ts';
import type { Span } from '../../model/text.ts';
import { glanceAt } from '../../text/glance.ts';
import type { HeaderField, PlainText } from '../../text/header.ts';
import { keyText, type YamlMap, type YamlNode, type YamlPair, type YamlScalar } from '../../text/node.ts';
import { toData } from '../../text/tree-data.ts';
import type { YamlDocument } from '../../text/yaml.ts';
import { isObject } from '../values.ts';
import { type AdoptedId, adoptedId, type IdPlaces } from './adopted-id.ts';
import { declaredApprovals, needsNoKey } from './approvals.ts';
import { canonicalPairs, keyOfName, type Understanding } from './canonical-map.ts';
import { furtherFields } from './further-fields.ts';
import { idIn } from './id-in-text.ts';
import { historyOf, listedVersions, newest, plainVersion } from './revision-history.ts';
import { type AdoptedFile, type AdoptedRecord, type AdoptedSource, adoptionOf } from './source.ts';
import { tableItems, tableOfRecords } from './table-items.ts';
import { saidIn, typeOf, understandingOf, withDefaults } from './understanding.ts';

const scalar = (text: string, span: Span, host: YamlScalar['host']): YamlScalar => ({
  kind: 'scalar',
  ...span,
  value: text === '' ? null : text,
  style: 'plain',
  source: text,
  ...(host === undefined ? {} : { host }),
});

/** A field of a header as an entry of a mapping. Where labels stand above values, the key has the value's place. */
function pairOf({ label, labelSpan, value, valueSpan, host }: HeaderField): YamlPair {
  const isBefore = labelSpan.end <= valueSpan.start;
  return {
    key: scalar(label, isBefore ? labelSpan : valueSpan, host),
    value: scalar(value, valueSpan, host),
  };
}

/** A key that the text states elsewhere than in a field, at its place. */
const statedPair = (key: string, value: YamlNode): YamlPair => ({
  key: scalar(key, { start: value.start, end: value.end }, value.host ?? 'line'),
  value,
});

const frontPairs = (document: YamlDocument | undefined): readonly YamlPair[] => {
  const root = document?.tree() ?? null;
  return root?.kind === 'map' ? root.pairs : [];
};

/** A key of the front matter with its texts, as the fields of a header are. */
function fieldOf({ key, value }: YamlPair): HeaderField[] {
  const values = value.kind === 'seq' ? value.items : [value];
  return values.flatMap((each): HeaderField[] =>
    each.kind !== 'scalar' || each.value === null
      ? []
      : [
          {
            label: keyText(key),
            labelSpan: { start: key.start, end: key.end },
            value: String(each.value),
            valueSpan: { start: each.start, end: each.end },
            host: 'line',
          },
        ],
  );
}

/** Keys of some types for which documents write labels that say nothing about others. */
const ofSomeTypes: ReadonlySet<string | null> = new Set(['date', 'name']);

/** True for a label that has to stand for a key; many are understood without one, unless the type has just that key. */
const needsKey = (label: string, understanding: Understanding): boolean =>
  !needsNoKey(label) || ofSomeTypes.has(keyOfName(label, understanding));

const valueAt = (pairs: readonly YamlPair[], key: string): PlainText | null => {
  const node = pairs.find((pair) => keyText(pair.key) === key)?.value;
  if (node?.kind !== 'scalar' || node.value === null) return null;
  const text = typeof node.value === 'string' ? node.value : node.source;
  return { text, span: { start: node.start, end: node.end } };
};

/** A title as people say it: without marks for bold and code, and without a picture before it. */
const plainTitle = (title: string): string =>
  title
    .replace(/\*\*|__|`/g, '')
    .replace(/^(?:\p{Extended_Pictographic}|\uFE0F|\u200D|\s)+(?=\S)/u, '')
    .trim();

/** Where in a heading the id of its document stands, wherever that was taken from. */
function idWithin(id: AdoptedId | null, heading: PlainText): Span | null {
  if (id?.from === 'heading' && id.span !== null)
    return { start: id.span.start - heading.span.start, end: id.span.end - heading.span.start };
  const found = id === null ? null : idIn(heading.text, null);
  return found?.id === id?.id ? found : null;
}

/** The title without the id it begins or ends with: `SOP-003: Internal audits`. */
function titleWithout(id: AdoptedId | null, heading: PlainText): PlainText {
  const place = idWithin(id, heading);
  if (place === null) return heading;
  const rest = `${heading.text.slice(0, place.start)}${heading.text.slice(place.end)}`;
  const said = rest.replace(/^[\s:–—.()[\]|-]+|[\s:–—()[\]|-]+$/g, '');
  const start = heading.text.indexOf(said);
  return said === '' || start < 0
    ? heading
    : {
        text: said,
        span: { start: heading.span.start + start, end: heading.span.start + start + said.length },
      };
}

/**
 * The record that a Markdown document of others is: what its front matter says, else its header below the title, else
 * its title, its tables of revisions and its file's name.
 */
export function adoptedMarkdown(source: AdoptedSource): AdoptedFile {
  const { path, text, stream, markdown, entry } = source;
  const written = isObject(stream.documents[0]?.data) ? stream.documents[0].data : {};
  const bodyStart = markdown?.bodyStart ?? 0;
  const { outline, language } = source.glance ?? glanceAt(text, bodyStart);
  const front = frontPairs(stream.documents[0]);
  const isRegister = entry.register !== null;
  const type = isRegister ? 'register' : typeOf(source, written['type']);
  const understanding = { ...understandingOf(source, type, language), isDocument: true };
  const isToBeKnown = (label: string): boolean => needsKey(label, understanding);
  const pairs = canonicalPairs(front, understanding);
  const keys = new Set(pairs.map(({ key }) => keyText(key)));
  const table = isRegister ? tableOfRecords(outline.tables, entry) : null;
  const fields = [...outline.header, ...furtherFields(outline)].filter(
    ({ label, labelSpan }) => isToBeKnown(label) && !isWithin(labelSpan, table?.span),
  );
  pairs.push(...canonicalPairs(fields.map(pairOf), understanding, keys));
  const places: IdPlaces = {
    path,
    heading: outline.title,
    metadata: valueAt(pairs.slice(keys.size), 'id'),
    key: keys.has('id') ? valueAt(pairs, 'id') : null,
  };
  const id = adoptedId(entry.id, places);
  const stated = new Map(pairs.map((pair) => [keyText(pair.key), pair]));
  stated.delete('type');
  stated.delete('id');
  if (id?.span != null) stated.set('id', statedPair('id', scalar(id.id, id.span, hostOf(pairs, id.span))));
  if (!stated.has('title') && outline.title !== null) {
    const title = titleWithout(id, outline.title);
    stated.set('title', statedPair('title', scalar(plainTitle(title.text), title.span, 'line')));
  }
  const version = stated.get('version')?.value;
  if (version?.kind === 'scalar' && version.host !== undefined && typeof version.value === 'string')
    stated.set('version', {
      ...stated.get('version')!,
      value: { ...version, value: plainVersion(version.value) },
    });
  const root: YamlMap = {
    kind: 'map',
    flow: false,
    ...(outline.title?.span ?? { start: bodyStart, end: bodyStart }),
    pairs: [...stated.values()],
    header: {
      frontMatter: frontMap(stream.documents[0]),
      emptyFrontMatter: markdown?.frontMatter?.span.start ?? null,
    },
  };
  const said = saidIn(toData(root) as JsonObject, understanding);
  const versions = listedVersions(outline.tables, language);
  const latest = newest(versions);
  const derived: JsonObject = {
    ...(id === null ? {} : { id: id.id }),
    ...(Object.hasOwn(said, 'version') || latest === null ? {} : { version: latest.version }),
  };
  const present = String(said['version'] ?? derived['version'] ?? '');
  const history = Object.hasOwn(said, 'history') ? [] : historyOf(versions, present === '' ? null : present);
  const data = withDefaults(
    type,
    { ...said, ...derived, ...(history.length === 0 ? {} : { history }) },
    entry.defaults,
  );
  const whole: AdoptedRecord = {
    item: null,
    type,
    data: isRegister ? { ...data, of: entry.type } : data,
    adoption: adoptionOf(entry, {
      written,
      ...understanding.notes,
      approvals: declaredApprovals({
        text,
        start: bodyStart,
        outline,
        front: front.flatMap(fieldOf),
        language,
      }),
    }),
  };
  if (!isRegister) return { document: documentOf(source, root), records: [whole], places };
  const items = table === null ? null : tableItems(source, table);
  const rows = items?.records ?? [];
  const tree: YamlMap = items === null ? root : { ...root, pairs: [...root.pairs, items.pair] };
  return {
    document: documentOf(source, tree),
    records:
      id === null
        ? rows
        : [{ ...whole, data: { ...whole.data, items: rows.map(({ data }) => data) } }, ...rows],
    places,
  };

  function hostOf(all: readonly YamlPair[], span: Span): YamlScalar['host'] {
    return all.find(({ value }) => value.start <= span.start && span.end <= value.end)?.value.host ?? 'line';
  }
}

const isWithin = (span: Span, around: Span | undefined): boolean =>
  around !== undefined && around.start <= span.start && span.end <= around.end;

const frontMap = (document: YamlDocument | undefined): YamlMap | null => {
  const root = document?.tree() ?? null;
  return root?.kind === 'map' && !root.flow && root.pairs.length > 0 ? root : null;
};

const documentOf = ({ text, stream }: AdoptedSource, root: YamlMap): YamlDocument => ({
  data: toData(root),
  oddities: stream.documents[0]?.oddities ?? [],
  tree: () => root,
  span: { start: 0, end: text.length },
  nodes: stream.documents[0]?.nodes ?? 0,
});

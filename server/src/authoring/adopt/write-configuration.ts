import type { Json, JsonObject } from '../../model/json.ts';
import type { Proposal, ProposedEntry } from './proposal.ts';
import { visibleFlow, visibleScalar } from './visible-scalar.ts';

const head = `# How the documents of this repository are read as a management system. \`qms adopt\` wrote this file and
# nothing else; deleting it undoes that. Change it as you like: \`qms adopt\` only ever adds to it.
`;

/** Where ids stand, as briefly as qms.yaml can say it. */
function idOf({ id }: ProposedEntry): Json {
  const sources = id.map(({ from, pattern }): Json => (pattern === null ? from : { from, pattern }));
  return sources.length === 1 ? sources[0]! : sources;
}

function registerOf({ register }: ProposedEntry): Json {
  const { headerRow = null, aliases = {} } = register ?? {};
  const said: JsonObject = {
    ...(headerRow === null ? {} : { headerRow }),
    ...(Object.keys(aliases).length === 0 ? {} : { aliases }),
  };
  return Object.keys(said).length === 0 ? true : said;
}

/** Text in quotes wherever it holds signs of a pattern, as people write them in qms.yaml. */
export const patternText = (text: string): string =>
  /[*?{}]/.test(text) ? visibleScalar(text, 'double') : visibleScalar(text);

/** An entry of `types` as it stands at the start of a line. */
export function entryText(entry: ProposedEntry): string {
  const { files, type, id, aliases, register, statuses, ignoresUnknownKeys } = entry;
  const lines = [`files: ${patternText(files)}`, `type: ${type}`];
  if (id.length > 0) lines.push(`id: ${visibleFlow(idOf(entry))}`);
  if (Object.keys(aliases).length > 0) lines.push(`aliases: ${visibleFlow(aliases)}`);
  if (register !== null) lines.push(`register: ${visibleFlow(registerOf(entry))}`);
  if (Object.keys(statuses).length > 0) lines.push(`values: ${visibleFlow({ status: statuses })}`);
  if (ignoresUnknownKeys) lines.push('unknownKeys: ignore');
  return lines.join('\n');
}

const asItem = (text: string): string => `  - ${text.replaceAll('\n', '\n    ')}`;

function* sections(proposal: Proposal): Generator<string> {
  const { standards, exclude, entries, typeWords, people, names } = proposal;
  if (standards !== null) yield `standards: [${standards.join(', ')}]`;
  if (exclude.length > 0)
    yield [
      'exclude:',
      ...exclude.map(({ pattern, comment }) => `  - ${patternText(pattern)} # ${comment}`),
    ].join('\n');
  if (entries.length > 0) yield ['types:', ...entries.map((entry) => asItem(entryText(entry)))].join('\n');
  if (Object.keys(typeWords).length > 0)
    yield [
      'typeWords:',
      ...Object.entries(typeWords).map(([word, type]) => `  ${visibleScalar(word)}: ${type}`),
    ].join('\n');
  if (Object.keys(people).length > 0)
    yield [
      'people:',
      ...Object.entries(people).map(([name, id]) => `  ${visibleScalar(name)}: ${visibleScalar(id)}`),
    ].join('\n');
  if (names.length > 0)
    yield [
      '# These names stand often. Once there are records of them (`qms new role`), say whom they mean:',
      ...(Object.keys(people).length > 0 ? [] : ['# people:']),
      ...names.map(({ name, count }) => `#   ${visibleScalar(name)}: … # ${count} records`),
    ].join('\n');
  if (proposal.isWithoutWikiLinks)
    yield '# Double brackets mean something else here than a link to a record.\nwikiLinks: false';
  if (proposal.isDeclaredEnough)
    yield '# Approvals count as they are written, unchecked.\nsignOff: { evidence: declared }';
}

/** A whole qms.yaml that says what is proposed. */
export const configurationText = (proposal: Proposal): string =>
  `${[head.trimEnd(), ...sections(proposal)].join('\n\n')}\n`;

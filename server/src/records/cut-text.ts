import { defineMessages } from '../messages/define-messages.ts';
import type { ReadingIssue } from '../model/facts.ts';
import type { QmsRecord } from '../model/record.ts';
import type { Path, TextFix } from '../model/text.ts';
import type { TypeSchema } from '../schemas/catalogue.ts';
import { yamlComments } from '../text/comments.ts';
import { findNode, pathAt, type YamlNode } from '../text/node.ts';
import { excerpt } from '../text/oddity.ts';
import { writeScalar } from '../text/write-scalar.ts';
import type { YamlStream } from '../text/yaml.ts';
import { ignoreMarker } from './ignore-comments.ts';
import type { ReadSetup } from './read-setup.ts';
import { recordNode } from './record-node.ts';

const say = defineMessages('text-cut', {
  cut: 'YAML drops `{dropped}` as a comment. Put the whole text in quotes, or a blank behind `#` if a comment is meant.',
  quote: 'Put the whole text in quotes',
  comment: 'Write a blank behind `#`',
});

/** A comment right before a letter or digit, which people rarely write. */
const suspect = /[ \t]#[\p{L}\p{N}]/u;

/** Cheap first look: most files hold no such comment and need no walk. */
export const mayCutText = (text: string): boolean =>
  (text.includes(' #') || text.includes('\t#')) && suspect.test(text);

const maximumPerFile = 20;
/** Comments that are looked at in one file. */
const mostSuspects = 200;

/** What is dropped behind a text. */
interface Cut {
  /** The plain scalar that ends early; of no width where all of it is dropped. */
  readonly value: YamlNode;
  /** Where the comment begins and ends. */
  readonly start: number;
  readonly end: number;
}

/** Texts that a `#` ends early. */
export function cutTextIssues(
  records: readonly QmsRecord[],
  stream: YamlStream,
  text: string,
  yaml: { readonly start: number; readonly end: number },
  setup: ReadSetup,
): ReadingIssue[] {
  const { aliases } = setup.configuration;
  const nodes = records.map((record) => ({
    record,
    node: recordNode(stream.documents[record.document] ?? null, record.item, aliases),
  }));
  const issues: ReadingIssue[] = [];
  const suspects = yamlComments(text.slice(yaml.start, yaml.end), yaml.start).filter(({ span }) => {
    const comment = text.slice(span.start, span.end);
    return /^#[\p{L}\p{N}]/u.test(comment) && !comment.startsWith(`#${ignoreMarker}`);
  });
  for (const { span } of suspects.slice(0, mostSuspects)) {
    const before = text.slice(0, span.start).trimEnd().length;
    if (/[\r\n]/.test(text.slice(before, span.start))) continue;
    const found = nodes.findLast(({ node }) => node !== null && node.start <= before && before <= node.end);
    if (found?.node == null) continue;
    const path = pathAt(found.node, before);
    const value = findNode(found.node, path)?.node;
    if (value?.kind !== 'scalar' || value.style !== 'plain' || value.end !== before) continue;
    const canonical = path.map((key, index) =>
      index === 0 && typeof key === 'string' ? (aliases[key] ?? key) : key,
    );
    if (!isFreeText(setup.catalogue.get(found.record.type), canonical)) continue;
    issues.push(issueOf(found.record, canonical, { value, ...span }, text));
    if (issues.length === maximumPerFile) break;
  }
  return issues;
}

/** Whether a field takes any text; one that no schema describes may. */
function isFreeText(schema: TypeSchema | undefined, path: Path): boolean {
  const field = schema?.field(path);
  if (field === undefined) return true;
  const { typeWords, enumValues, refs, file, vocabulary, listedIn } = field;
  const isListed =
    enumValues.length > 0 || refs.length > 0 || vocabulary !== undefined || listedIn !== undefined;
  return /(?:^| )text(?: |$)/.test(typeWords) && !isListed && !file;
}

function issueOf(record: QmsRecord, path: Path, { value, start, end }: Cut, text: string): ReadingIssue {
  const whole = text.slice(value.start === value.end ? start : value.start, end);
  const edit = (span: { start: number; end: number }, to: string): TextFix['edits'] => [{ span, text: to }];
  const quoted = writeScalar(whole, /["\\]/.test(whole) ? 'single' : 'double');
  const from = value.start === value.end ? start : value.start;
  const fixes: TextFix[] = [
    { title: say.quote(), certain: false, edits: edit({ start: from, end }, quoted) },
    { title: say.comment(), certain: false, edits: edit({ start: start + 1, end: start + 1 }, ' ') },
  ];
  return {
    rule: 'text-cut',
    message: say.cut({ dropped: excerpt(text.slice(start, end)) }),
    span: { start, end },
    ordinal: record.ordinal,
    path,
    fixes: fixes.map(({ title, certain, edits }) => ({
      title,
      certain,
      file: record.file,
      steps: edits.map((each) => ({ kind: 'edit', edit: each })),
    })),
  };
}

import type { Random } from './random.ts';

const subjects = [
  'The assembly team',
  'The shift lead',
  'Incoming inspection',
  'The calibration laboratory',
  'A customer in the north',
  'The supplier of housings',
  'The new torque station',
  'The release checklist',
  'Every second traveller',
  'The service desk',
];
const verbs = [
  'reported',
  'measured',
  'compared',
  'replaced',
  'documented',
  'missed',
  'repeated',
  'checked',
  'agreed on',
  'asked for',
];
const objects = [
  'the zero point of the pressure cell',
  'two readings outside the limits',
  'a mixed-up material certificate',
  'the sealing surface of the flange',
  'the drawing that was withdrawn in spring',
  'a label with the wrong serial number',
  'the holding time of the leak test',
  'an order without a confirmed date',
  'the cause within three days',
  'a second person for the late shift',
];
const endings = [
  'before the lot left the house',
  'because the fixture had worn out',
  'and told the owner of the process the same day',
  'although the instruction is clear',
  'so that nobody has to guess next time',
  'while the line kept running',
  'after the audit had asked for it',
  'and the figures have been steady since',
];
const topics = [
  'pressure transmitters',
  'flow meters',
  'incoming parts',
  'calibration certificates',
  'repair orders',
  'wiring harnesses',
  'delivery dates',
  'test software',
  'packaging',
  'drawings',
];
const doings = [
  'Review of',
  'Handling of',
  'Fewer faults in',
  'Release of',
  'Delay in',
  'Checks on',
  'Care for',
];

/** A title of a few words, set apart by a number. */
export const title = (random: Random, number: number): string =>
  `${random.pick(doings)} ${random.pick(topics)} ${number}`;

export function sentence(random: Random): string {
  const start = `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)}`;
  return random.chance(0.4) ? `${start} ${random.pick(endings)}.` : `${start}.`;
}

export const paragraph = (random: Random, sentences: number): string =>
  Array.from({ length: sentences }, () => sentence(random)).join(' ');

/** What the body of a Markdown record may mention: ids for `[[id]]`, and paths as seen from its folder. */
export interface Mentions {
  readonly ids: readonly string[];
  readonly paths: readonly string[];
}

/** A Markdown body with headings, paragraphs, lists, mentions and now and then a table, code or a fence. */
export function markdownBody(random: Random, heading: string, mentions: Mentions): string {
  const parts = [`# ${heading}`];
  parts.push(`${sentence(random)} See ${mentions.ids.map((id) => `[[${id}]]`).join(' and ')}.`);
  parts.push('## What we do', `- ${sentence(random)}\n- **${sentence(random)}**`);
  for (const path of mentions.paths) parts.push(`${sentence(random)} It follows the [instruction](${path}).`);
  if (random.chance(0.2))
    parts.push('| Step | Limit |\n| --- | --- |\n| Zero point | 0.2 % |\n| Span | 0.5 % |\n| Leak | none |');
  if (random.chance(0.3)) parts.push(`The reading goes to \`${random.pick(topics)}\`. ${sentence(random)}`);
  if (random.chance(0.1)) parts.push('```text\nserial;reading;limit\n10442;0.18;0.20\n10443;0.21;0.20\n```');
  parts.push('## How we know', paragraph(random, 1));
  return `\n${parts.join('\n\n')}\n`;
}

import { defineMessages } from '../../messages/define-messages.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule } from '../../model/rule.ts';
import { isBlank, isObject, textOf, textsOf } from '../../records/values.ts';
import { minimalPolicy } from './examples.ts';

const say = defineMessages('policy-commitment', {
  requirements:
    'The policy does not show its commitment to meet the requirements that apply. Point to the heading or quote the sentence under `commitments` (`applicable-requirements`).',
  improvement:
    'The policy does not show its commitment to improve continually. Point to the heading or quote the sentence under `commitments` (`continual-improvement`).',
  both: 'The policy does not show its commitments to meet requirements and to improve. Point to the headings or quote the sentences under `commitments` (`applicable-requirements` and `continual-improvement`).',
  inText:
    'Where this policy commits itself to requirements and to improvement is not marked. Point to the headings or quote the sentences under `commitments` (`applicable-requirements` and `continual-improvement`).',
  pointer:
    'The policy does not contain what its commitment `{key}` points to. Correct the pointer "{pointer}" or add the passage.',
});

const commitments = [
  { key: 'applicable-requirements', absent: say.requirements() },
  { key: 'continual-improvement', absent: say.improvement() },
] as const;

/** Text as people compare it: without emphasis marks, case and line breaks. */
const plain = (text: string): string =>
  text
    .replaceAll(/[*_`"“”]/g, '')
    .split(/\s+/)
    .join(' ')
    .toLowerCase()
    .trim();

/** True when the pointer is the anchor of a heading in the policy, or a sentence that stands in it. */
function leadsSomewhere(pointer: string, policy: QmsRecord): boolean {
  const anchor = pointer.startsWith('#') ? pointer.slice(1) : pointer;
  if (policy.anchors.includes(anchor)) return true;
  if (pointer.startsWith('#')) return false;
  const words = plain(pointer);
  const text = plain(`${textOf(policy.data['text']) ?? ''}\n${policy.body ?? ''}`);
  return words !== '' && text.includes(words);
}

export const rule: RecordRule = {
  id: 'policy-commitment',
  level: 'error',
  basis: 'required',
  title: 'A commitment of the policy is not shown',
  clauses: ['iso-9001:2015/5.2.1.c', 'iso-9001:2015/5.2.1.d'],
  explanation:
    'A quality policy has to commit the organization to meeting the requirements that apply to it and to improving its management system. Under `commitments` the record points to where it says so: the anchor of a heading (`#we-get-better`) or one of its own sentences, quoted. A pointer is missing, or nothing in the policy is found under it. Add the pointer, or the sentence itself where the policy does not say it yet.',
  examples: {
    bad: { 'policy.yaml': `${minimalPolicy}commitments: { applicable-requirements: We keep our word. }\n` },
    good: {
      'policy.md':
        '---\nid: POL-001\ntype: quality-policy\ntitle: Quality policy\ncommitments: { applicable-requirements: We keep our word., continual-improvement: "#better-every-year" }\n---\nWe keep our word.\n\n## Better every year\n\nAnd we say how.\n',
    },
  },
  scope: 'record',
  types: ['quality-policy'],
  concern: 'must-have',
  check: (record, _queries, report) => {
    const given = record.data['commitments'];
    if (given !== undefined && given !== null && !isObject(given)) return;
    const pointers = given ?? {};
    const absent = commitments.filter(({ key }) => isBlank(pointers[key]));
    const [first] = absent;
    if (first !== undefined) {
      // Nobody who wrote a policy before knew of these keys: its text may well say both.
      const isInText = record.adoption !== null && record.body !== null && absent.length > 1;
      report({
        message: isInText ? say.inText() : absent.length === 1 ? first.absent : say.both(),
        ...(isInText ? { severity: 'information' } : {}),
        place: {
          file: record.file,
          record: record.key,
          path: absent.length === 1 ? ['commitments', first.key] : ['commitments'],
          token: 'key',
        },
      });
    }
    for (const key of Object.keys(pointers)) {
      for (const pointer of textsOf(pointers[key])) {
        if (leadsSomewhere(pointer, record)) continue;
        report({
          message: say.pointer({ key, pointer }),
          place: { file: record.file, record: record.key, path: ['commitments', key] },
        });
      }
    }
  },
};

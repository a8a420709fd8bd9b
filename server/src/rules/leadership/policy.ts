import { coveredElsewhere } from '../../domain/elsewhere.ts';
import { inForceToday } from '../../domain/in-force.ts';
import { wayIntoForce } from '../../domain/way-into-force.ts';
import { keyWords } from '../../domain/words/lists.ts';
import { recordName, recordWords } from '../../domain/words/records.ts';
import type { Aggregate } from '../../model/queries.ts';
import type { QmsRecord } from '../../model/record.ts';
import type { RecordRule, RepositoryRule } from '../../model/rule.ts';
import { idsOf, isBlank, isObject, textOf, textsOf } from '../../records/values.ts';

const minimalPolicy = 'id: POL-001\ntype: quality-policy\ntitle: Quality policy\ntext: We keep our word.\n';

export const policyMissing: RepositoryRule = {
  id: 'policy-missing',
  level: 'error',
  basis: 'documented',
  title: 'No quality policy in force',
  clauses: ['iso-9001:2015/5.2.1', 'iso-9001:2015/5.2.2'],
  explanation:
    'The standard asks top management to set a quality policy and to keep it as documented information. None is in force in this repository today. Write a record of type quality-policy and have top management sign it; a draft or a policy whose day has not come does not count. If the policy is kept in another system, name clause 5.2 under `elsewhere` in qms.yaml.',
  examples: {
    bad: { 'policy.yaml': `${minimalPolicy}status: draft\n` },
    good: { 'policy.yaml': minimalPolicy },
  },
  scope: 'repository',
  check: (queries, report) => {
    if (inForceToday(queries, 'quality-policy').length > 0) return;
    if (coveredElsewhere(queries, ['5.2.1', '5.2.2'])) return;
    const way = wayIntoForce(queries, 'quality-policy', {
      write: 'write one (type: quality-policy) and have top management approve it',
      approve: 'have top management approve it',
    });
    report({
      message: `No quality policy is in force in this repository; ${way.message}.`,
      place: { file: 'qms.yaml', path: [] },
      related: way.related,
    });
  },
};

const commitments = [
  { key: 'applicable-requirements', words: 'to meet the requirements that apply' },
  { key: 'continual-improvement', words: 'to improve continually' },
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

export const policyCommitment: RecordRule = {
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
    if (absent.length > 0) {
      const [first] = absent;
      report({
        message: `${recordWords(record)} does not show its commitment ${absent.map(({ words }) => words).join(' and ')}: point to the heading or quote the sentence under \`commitments\` (${keyWords(absent.map(({ key }) => key))}).`,
        place: {
          file: record.file,
          record: record.key,
          path: absent.length === 1 && first !== undefined ? ['commitments', first.key] : ['commitments'],
          token: 'key',
        },
      });
    }
    for (const key of Object.keys(pointers)) {
      for (const pointer of textsOf(pointers[key])) {
        if (leadsSomewhere(pointer, record)) continue;
        report({
          message: `${recordWords(record)} does not contain "${pointer}", to which its commitment \`${key}\` points: correct the pointer or add the passage.`,
          place: { file: record.file, record: record.key, path: ['commitments', key] },
        });
      }
    }
  },
};

/** Objectives being pursued, by the policy they name; those that name none serve the one in force. */
const pursuedObjectives: Aggregate<null> = {
  name: 'pursued objectives by policy',
  types: ['quality-objective'],
  map: (record) => {
    if (record.phase !== 'active') return [];
    const policies = idsOf(record.data['policy']);
    return [
      ['', null] as const,
      ...(policies.length > 0 ? policies : ['default']).map((id) => [`of ${id}`, null] as const),
    ];
  },
};

export const policyFramework: RecordRule = {
  id: 'policy-framework',
  level: 'warning',
  basis: 'required',
  title: 'No objective serves the policy',
  clauses: ['iso-9001:2015/5.2.1.b'],
  explanation:
    'A quality policy is meant to be the frame for the quality objectives, yet none of the objectives being pursued serves this one: all name another policy. Link the objectives that follow from it under `policy` (an objective that names none serves the policy in force), or set objectives that do.',
  examples: {
    bad: {
      'policies.yaml': `${minimalPolicy}---\nid: POL-002\ntype: quality-policy\ntitle: Policy of the laboratory\ntext: We measure right.\n`,
      'objective.yaml':
        'id: OBJ-1\ntype: quality-objective\ntitle: Answer within two days\npolicy: POL-001\n',
    },
    good: {
      'policy.yaml': minimalPolicy,
      'objective.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: Answer within two days\n',
    },
  },
  scope: 'record',
  types: ['quality-policy'],
  concern: 'today',
  check: (record, queries, report) => {
    // Without any objective, `objective-missing` speaks.
    if (queries.aggregate(pursuedObjectives, '').length === 0) return;
    const serves = ['default', record.id].some(
      (id) => queries.aggregate(pursuedObjectives, `of ${id}`).length > 0,
    );
    if (serves || coveredElsewhere(queries, ['6.2.1'])) return;
    report({
      message: `No objective being pursued serves ${recordName(record)}: link the objectives that follow from it under \`policy\`, or set one.`,
      place: { file: record.file, record: record.key, path: ['id'] },
    });
  },
};

export const policyCommunication: RecordRule = {
  id: 'policy-communication',
  level: 'warning',
  basis: 'required',
  title: 'No communication about the policy',
  clauses: ['iso-9001:2015/5.2.2', 'iso-9001:2015/7.3'],
  explanation:
    'People can only follow a quality policy they know and understand. No communication record is about this policy, so there is no evidence in this repository that it was made known. Record the announcement, meeting or training (type communication, with the policy under `about`). If this is kept in another system, name clause 5.2.2 or 7.3 under `elsewhere` in qms.yaml.',
  examples: {
    bad: { 'policy.yaml': minimalPolicy },
    good: {
      'policy.yaml': minimalPolicy,
      'meeting.yaml':
        'id: COM-1\ntype: communication\ntitle: Policy explained at the works meeting\nstatus: done\ndate: 2026-01-15\nabout: [POL-001]\n',
    },
  },
  scope: 'record',
  types: ['quality-policy'],
  concern: 'today',
  check: (record, queries, report) => {
    const told = queries
      .referrers(record.id, 'about')
      .some(
        ({ source }) =>
          source.type === 'communication' && (source.phase === 'active' || source.phase === 'final'),
      );
    if (told || coveredElsewhere(queries, ['5.2.2', '7.3'])) return;
    report({
      message: `No communication record is about ${recordName(record)}, so there is no evidence in this repository that people know it: record when and how it was made known, with \`about: ${record.id}\`.`,
      place: { file: record.file, record: record.key, path: ['id'] },
    });
  },
};

import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { changed, type Repository, recordIn, signed } from './repository.ts';
import { yearFiles as files } from './year.ts';

/** Something dishonest done to the records at the end of the year, as one more commit. */
export interface Forgery {
  readonly what: string;
  readonly change: (repository: Repository) => Repository | Promise<Repository>;
  /** What is shown of it, and not of the honest year: by the files alone, or by the commit before. */
  readonly shows: readonly string[];
  /** What its commit shows besides, made on 2026-12-16 by somebody else than the signer. */
  readonly inGit?: readonly string[];
}

const edit =
  (path: string, values: Readonly<Record<string, Json | undefined>>) =>
  (repository: Repository): Repository =>
    changed(repository, path, values);

const settings =
  (more: string) =>
  (repository: Repository): Repository => ({
    ...repository,
    'qms.yaml': `organization: Waage GmbH\nstandards: [iso-9001:2015]\n${more}\n`,
  });

const bodyEdit =
  (path: string, from: string, to: string) =>
  (repository: Repository): Repository => {
    const { data, body = '' } = recordIn(repository, path);
    return { ...repository, [path]: { data, body: body.replace(from, to) } };
  };

const blocksOf = (repository: Repository, path: string): readonly Json[] =>
  recordIn(repository, path).data['signOffs'] as Json[];

const stale = (record: string, by: string): string => `signoff-stale ${record} signOffs[${by}].digest`;

/** What weakens the checks themselves: the files alone are in order, a comparison with the commit before shows it. */
export const weakenings: readonly Forgery[] = [
  {
    what: 'nobody has to sign a policy any more',
    change: settings('signOff: { evidence: commit-bound, required: { quality-policy: false } }'),
    shows: ['setting signOff.required.quality-policy'],
  },
  {
    what: 'the change is left out of what is read',
    change: settings('signOff: { evidence: commit-bound }\nexclude: ["changes/**"]'),
    shows: ['setting exclude'],
  },
  {
    what: 'the nonconformity becomes something that nobody signs',
    change: edit(files.nonconformity, { type: 'context-issue', signOffs: undefined }),
    shows: ['record-removed'],
  },
  {
    what: 'the instruction is a draft again',
    change: edit(files.instruction, { status: 'draft' }),
    shows: ['status DOC-1 status'],
  },
  {
    what: 'the head of the laboratory becomes a director for the whole year',
    change: edit('people/ROLE-MD.yaml', { 'holders[1]': { person: 'PER-3', from: '2026-01-01' } }),
    shows: ['identity ROLE-MD holders[PER-3]'],
  },
  {
    what: 'the signature under the minutes is removed',
    change: edit(files.lastReview, { signOffs: undefined }),
    shows: ['sign-off-removed MR-2 signOffs'],
  },
];

/** The forgeries of the year; each is applied to the honest end of it. */
export const forgeries: readonly Forgery[] = [
  {
    what: 'the text of the policy in force is changed',
    change: bodyEdit(files.newPolicy, 'better every year', 'better when we can'),
    shows: [stale('POL-1', 'PER-1')],
  },
  {
    what: 'the text of the policy that was replaced is changed',
    change: bodyEdit(files.policy, 'better every year', 'better when we can'),
    shows: [stale('POL-1', 'PER-2'), stale('POL-1', 'PER-1'), stale('POL-1', 'PER-1#2')],
  },
  {
    what: 'a table of the instruction is changed',
    change: bodyEdit(files.instruction, '| 100 | 5 |', '| 100 | 2 |'),
    // That of the version before is history only as long as this one is signed.
    shows: [stale('DOC-1', 'PER-3'), stale('DOC-1', 'PER-3#2')],
  },
  {
    what: 'the target that a review approved is changed once it was reached',
    change: edit(files.defects, { target: 3 }),
    shows: ['signoff-stale OBJ-2026-2 approvedIn'],
  },
  {
    what: 'a due date that was approved again is moved once more',
    change: edit(files.answers, { due: '2026-12-31' }),
    shows: [stale('OBJ-2026-1', 'PER-1'), 'signoff-stale OBJ-2026-1 approvedIn'],
  },
  {
    what: 'a decision of the review is changed',
    change: edit(files.review, { 'outputs[0].decision': 'Three balances' }),
    shows: [stale('MR-1', 'PER-1')],
  },
  {
    what: 'an objective is added to what the review approved',
    change: edit(files.review, { 'outputs[1].approves[2]': { record: 'OBJ-3@1.0' } }),
    shows: [stale('MR-1', 'PER-1')],
  },
  {
    what: 'another state is said to have been looked at',
    change: edit(files.lastReview, { frozen: { commit: 'ffffffffffff', asOf: '2026-12-14' } }),
    shows: [stale('MR-2', 'PER-1')],
  },
  {
    what: 'the result of a verified action is rewritten in its register',
    change: edit('actions/done.yaml', { 'items[0].result': 'Everybody was trained' }),
    shows: [stale('ACT-1', 'PER-2')],
  },
  {
    what: 'the effect of a verified change is made better',
    change: edit(files.change, { 'effectiveness.criterion': 'The balance stands there' }),
    shows: [stale('CHG-1', 'PER-2')],
  },
  {
    what: 'a nonconforming lot was used after all',
    change: edit(files.output, { disposition: 'use-as-is' }),
    shows: [stale('NCO-1', 'PER-3'), 'output-reverified NCO-1 concession'],
  },
  {
    what: 'the rating of an accepted risk is lowered',
    change: edit(files.risk, { severity: 3 }),
    shows: [stale('RSK-1', 'PER-1')],
  },
  {
    what: 'an exception reaches further than it was signed for',
    change: edit(files.exception, { status: 'effective', until: '2027-03-31' }),
    shows: [stale('EXC-1', 'PER-3')],
  },
  {
    what: 'the signature under the minutes is removed',
    change: edit(files.lastReview, { signOffs: undefined }),
    shows: ['signoff-missing MR-2 signOffs'],
  },
  {
    what: 'the approval of the instruction is copied to a new one',
    change: (repository) => {
      const { data, body = '' } = recordIn(repository, files.instruction);
      return {
        ...edit(files.process, { documents: ['DOC-1', 'DOC-2'] })(repository),
        'documents/outgoing.md': { data: { ...data, id: 'DOC-2', title: 'Outgoing goods' }, body },
      };
    },
    shows: [stale('DOC-2', 'PER-3'), stale('DOC-2', 'PER-3#2')],
    inGit: ['signoff-date DOC-2 signOffs[PER-3].date', 'signoff-date DOC-2 signOffs[PER-3#2].date'],
  },
  {
    what: 'the director’s block of the minutes moves to a commitment of somebody else',
    change: (repository) => {
      const [block] = blocksOf(repository, files.lastReview);
      return {
        ...repository,
        'leadership/LC-2.yaml': {
          data: {
            ...recordIn(repository, files.commitment).data,
            id: 'LC-2',
            title: 'A second day',
            signOffs: [block!],
          },
        },
      };
    },
    shows: [stale('LC-2', 'PER-1')],
  },
  {
    what: 'the day of an approval is moved, and that of coming into force with it',
    change: edit(files.newPolicy, { 'signOffs[0].date': '2026-10-01', effectiveFrom: '2026-11-16' }),
    shows: [stale('POL-1', 'PER-1')],
    inGit: ['signoff-date POL-1 signOffs[PER-1].date'],
  },
  {
    what: 'the head of the laboratory signs for the director after the leave',
    change: (repository) =>
      signed(repository, files.commitment, {
        by: 'PER-3',
        role: 'ROLE-MD',
        onBehalfOf: 'PER-1',
        meaning: 'approved',
        date: '2026-12-16',
      }),
    shows: ['signoff-role LC-1 signOffs[PER-3].onBehalfOf'],
    inGit: ['signoff-evidence-weak LC-1 signOffs[PER-3].by'],
  },
  {
    what: 'the former quality manager signs after her last day',
    change: (repository) =>
      signed(repository, files.audit, {
        by: 'PER-2',
        role: 'ROLE-QM',
        meaning: 'verified',
        date: '2026-12-16',
      }),
    shows: ['signoff-role AUD-1 signOffs[PER-2].role', 'signoff-date AUD-1 signOffs[PER-2].date'],
    inGit: ['signoff-evidence-weak AUD-1 signOffs[PER-2].by'],
  },
  {
    what: 'a change is authorized on a day before it was asked for',
    change: (repository) => {
      const { signOffs: _signed, ...change } = recordIn(repository, files.change).data;
      const copy: JsonObject = { ...change, id: 'CHG-2', title: 'A third balance', status: 'approved' };
      return signed({ ...repository, 'changes/CHG-2.yaml': { data: copy } }, 'changes/CHG-2.yaml', {
        by: 'PER-1',
        role: 'ROLE-MD',
        meaning: 'authorized',
        date: '2026-03-01',
      });
    },
    shows: ['signoff-date CHG-2 signOffs[PER-1].date', 'signoff-before-content CHG-2 requestedOn'],
    inGit: ['signoff-evidence-weak CHG-2 signOffs[PER-1].by'],
  },
  {
    what: 'the policy in force is made a draft again and reworded',
    change: (repository) =>
      bodyEdit(
        files.newPolicy,
        'better every year',
        'better when we can',
      )(edit(files.newPolicy, { status: 'draft' })(repository)),
    shows: ['policy-missing qms.yaml'],
  },
];

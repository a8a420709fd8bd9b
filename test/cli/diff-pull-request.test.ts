import { expect, test } from 'vitest';
import { diffFormats } from '../../server/src/diff/formats.ts';
import type { Diff } from '../../server/src/diff/model.ts';
import type { JsonObject } from '../../server/src/model/json.ts';
import { GitFixture } from '../adapters/git-fixture.ts';
import { describeWith } from '../left-out.ts';
import { signedFile, yaml } from '../rules/signing.ts';
import { folderWith, qms } from './run.ts';

const policy: JsonObject = {
  id: 'POL-1',
  type: 'quality-policy',
  title: 'We measure right',
  version: '1.0',
  status: 'effective',
  effectiveFrom: '2026-01-12',
};
const objective: JsonObject = {
  id: 'OBJ-1',
  type: 'quality-objective',
  title: 'Complaints halved',
  version: '1.0',
  status: 'active',
  owner: 'ROLE-MD',
  policy: 'POL-1',
  indicator: 'KPI-1',
  target: 30,
  due: '2026-12-31',
};
const review: JsonObject = {
  id: 'MR-1',
  type: 'management-review',
  title: 'Review 2026',
  status: 'held',
  date: '2026-01-20',
  attendees: ['PER-1'],
  inputs: [
    { input: 'objectives', summary: 'Complaints fall slowly.', objectives: ['OBJ-1'], evidence: ['KPI-1'] },
  ],
};
const risk = (about: string): string =>
  yaml({ id: 'RSK-1', type: 'risk', title: 'Fire', status: 'open', description: about });
const action = (due: string): string =>
  yaml({
    id: 'ACT-1',
    type: 'action',
    title: 'Buy a rig',
    status: 'open',
    owner: 'PER-1',
    openedOn: '2026-01-02',
    due,
  });
const role = (holders: string): string =>
  `id: ROLE-MD\ntype: role\ntitle: Managing director\nversion: "1.0"\nstatus: effective\ntopManagement: true\nholders: [${holders}]\n`;
const jane = '{ person: PER-1, from: 2020-01-01 }';
const base = {
  'qms.yaml': 'organization: Test\nasOf: 2026-02-01\n',
  'people.yaml':
    'id: PER-1\ntype: person\nname: Jane Doe\nfrom: 2020-01-01\n---\nid: PER-2\ntype: person\nname: Mark Lund\nfrom: 2020-01-01\n',
  'role.yaml': role(jane),
  'policy.yaml': signedFile(policy, {
    by: 'PER-1',
    role: 'ROLE-MD',
    meaning: 'approved',
    date: '2026-01-12',
  }),
  'kpi.yaml': yaml({ id: 'KPI-1', type: 'indicator', title: 'Complaints', direction: 'lower' }),
  'objective.yaml': yaml(objective),
  'review.yaml': yaml(review),
  'risk.yaml': risk('The part XXX'),
  'action.yaml': action('2026-01-15'),
};
const pullRequest = {
  'qms.yaml': `${base['qms.yaml']}rules: { signoff-missing: warning }\n`,
  'role.yaml': role(`${jane}, { person: PER-2, from: 2026-01-01 }`),
  'policy.yaml': base['policy.yaml'].replace('We measure right', 'We measure'),
  'objective.yaml': yaml({ ...objective, target: 45 }),
  'review.yaml': yaml({
    ...review,
    inputs: [{ input: 'objectives', summary: 'Complaints fall slowly.', evidence: ['KPI-1'] }],
  }),
  'risk.yaml': risk('The part is known'),
  'action.yaml': yaml({
    id: 'ACT-1',
    type: 'action',
    title: 'Buy a rig',
    status: 'done',
    owner: 'PER-1',
    openedOn: '2026-01-02',
    due: '2026-01-15',
    completedOn: '2026-01-14',
  }),
};

/** What people read of a text in any format: without marks, and on one line. */
const read = (written: string): string =>
  written
    .replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('\\"', '"')
    .replace(/[`\\*]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,])/g, '');

const timesIn = (text: string, sentences: readonly string[]): readonly number[] =>
  sentences.map((sentence) => text.split(sentence).length - 1);

describeWith(['git'], 'a pull request', () => {
  test('is shown as what it does, the most severe first', async () => {
    const fixture = new GitFixture(await folderWith());
    fixture.git('init', '-q', '-b', 'main');
    fixture.commit(base);
    fixture.git('checkout', '-q', '-b', 'work');
    fixture.commit(pullRequest);
    const run = (format: string) => qms('diff', 'main..work', '--root', fixture.folder, '--format', format);
    const { out, err, code } = await run('json');
    expect([code, err]).toEqual([1, '']);
    const { changes } = JSON.parse(out) as Diff;
    const told = changes.map(
      ({ severity, kind, record, message }) =>
        `${severity} ${kind} ${record?.id ?? 'qms.yaml'}: ${/^.*?\.(?= |$)/.exec(message)?.[0]}`,
    );
    expect(told).toEqual([
      'error signed-content-changed POL-1: Signed content is changed, and the version is still 1.0.',
      'error input-unlinked MR-1: Input "Quality objectives" has no linked objective any more.',
      'warning rule-weakened qms.yaml: `rules.signoff-missing` changes from `error` to `warning`.',
      'warning signer-added ROLE-MD: ROLE-MD gains the holder PER-2.',
      'warning target-moved OBJ-1: The target is moved from 30 to 45.',
      'information content-changed ACT-1: Something else in it is changed: `completedOn`.',
      'information content-changed RSK-1: Something else in it is changed: `description`.',
      'information status-moved ACT-1: The status goes from open to done.',
      'information finding-fixed ACT-1: Settled: The action was due on 2026-01-15, 17 days ago, and is still open.',
      'information finding-fixed RSK-1: Settled: `XXX` is still to be filled in, although this is no longer a draft.',
    ]);
    const files = [...new Set(changes.map(({ file }) => file))];
    expect(files).toHaveLength(7);
    const sentences = changes.map(({ message }) => read(/^.*?\.(?= |$)/.exec(message)![0]));
    for (const { name } of diffFormats) {
      const written = (await run(name)).out;
      const text = read(written);
      let at = 0;
      for (const sentence of sentences) {
        const found = text.indexOf(sentence, at);
        expect([name, sentence, found >= at]).toEqual([name, sentence, true]);
        at = found + sentence.length;
      }
      expect([name, timesIn(text, sentences)]).toEqual([name, sentences.map(() => 1)]);
      const places = files.map((file) => written.indexOf(file));
      expect([name, places]).toEqual([name, places.toSorted((one, other) => one - other)]);
      expect([name, places[0]]).not.toEqual([name, -1]);
    }
  });
});

import type { Json, JsonObject } from '../../server/src/model/json.ts';
import { changed, contentDigestOf, type Repository, recordIn, signed, textsOf } from './repository.ts';

/**
 * A year of a small company, honest work only: who did what on which day. Each step is one commit of one person; who
 * signs commits the signature.
 */

export interface Step {
  readonly day: string;
  /** Id of the person whose commit it is. */
  readonly author: string;
  readonly subject: string;
  /** The files afterwards. `head` is the commit before this one. */
  readonly change: (repository: Repository, head: string) => Repository | Promise<Repository>;
}

export interface YearSetup {
  /** `signOff.evidence` of qms.yaml. */
  readonly evidence?: string;
  /** `signingKeys` by person. */
  readonly keys?: Readonly<Record<string, readonly JsonObject[]>>;
}

/** Those who work there, by id. */
export const people: Readonly<Record<string, { readonly name: string; readonly email: string }>> = {
  'PER-1': { name: 'Jane Doe', email: 'jane@example.com' },
  'PER-2': { name: 'Meike Lindner', email: 'meike@example.com' },
  'PER-3': { name: 'Tomas Novak', email: 'tomas@example.com' },
  'PER-4': { name: 'Lena Vogt', email: 'lena@example.com' },
};

const [jane, meike, tomas, lena] = ['PER-1', 'PER-2', 'PER-3', 'PER-4'] as const;

const person = (id: string, more: JsonObject): JsonObject => ({
  id,
  type: 'person',
  name: people[id]!.name,
  emails: [people[id]!.email],
  ...more,
});

/** Adds or replaces a record. */
const put =
  (path: string, data: JsonObject, body?: string) =>
  (repository: Repository): Repository => ({
    ...repository,
    [path]: { data, ...(body === undefined ? {} : { body }) },
  });

const edit =
  (path: string, values: Readonly<Record<string, Json | undefined>>) =>
  (repository: Repository): Repository =>
    changed(repository, path, values);

/** Several edits in one commit. */
const all =
  (...edits: readonly ((repository: Repository) => Repository)[]) =>
  (repository: Repository): Repository =>
    edits.reduce((before, each) => each(before), repository);

/** Edits, and one signature over the result. */
const sign =
  (path: string, block: JsonObject, values: Readonly<Record<string, Json | undefined>> = {}) =>
  (repository: Repository): Promise<Repository> =>
    signed(changed(repository, path, values), path, block);

/** The approval of a review: it fills in the content of what it approves and the state that was looked at. */
const approveReview =
  (path: string, asOf: string, approved: Readonly<Record<string, string>>, block: JsonObject) =>
  async (repository: Repository, head: string): Promise<Repository> => {
    const digests: Record<string, Json> = {};
    for (const [place, file] of Object.entries(approved))
      digests[`${place}.digest`] = await contentDigestOf(repository, file);
    const values = { ...digests, frozen: { commit: head, asOf }, status: 'approved' };
    return sign(path, block, values)(repository);
  };

/** Moves a record from a file of its own into a register. */
const intoRegister =
  (from: string, register: string, id: string) =>
  (repository: Repository): Repository => {
    const { [from]: _gone, ...others } = repository;
    const { type, ...item } = recordIn(repository, from).data;
    return put(register, { id, type: 'register', of: type!, title: 'Actions that are done', items: [item] })(
      others,
    );
  };

const files = {
  policy: 'policy/quality-policy.md',
  newPolicy: 'policy/quality-policy-2.md',
  instruction: 'documents/incoming.md',
  process: 'processes/calibration.yaml',
  programme: 'audits/programme-2026.yaml',
  audit: 'audits/AUD-1.yaml',
  answers: 'objectives/answers.yaml',
  defects: 'objectives/defects.yaml',
  training: 'objectives/training.yaml',
  nonconformity: 'improvement/NC-1.yaml',
  action: 'actions/ACT-1.yaml',
  change: 'changes/CHG-1.yaml',
  output: 'outputs/NCO-1.yaml',
  risk: 'risks/RSK-1.yaml',
  exception: 'exceptions/EXC-1.yaml',
  commitment: 'leadership/LC-1.yaml',
  review: 'reviews/MR-1.yaml',
  lastReview: 'reviews/MR-2.yaml',
} as const;
/** Where the records of the year are kept. */
export const yearFiles = files;

const policyText = [
  'We measure right, and say so when we do not.\n',
  '\n',
  '- We meet the requirements that apply to us.\n',
  '- We get better every year.\n',
].join('');

const objective = (id: string, title: string, target: number, due: string): JsonObject => ({
  id,
  type: 'quality-objective',
  title,
  status: 'draft',
  version: '1.0',
  owner: 'ROLE-QM',
  target,
  due,
  functions: ['ROLE-LAB'],
});

/** The steps of the year, in order. */
export function smallCompanyYear({ evidence = 'content-bound', keys = {} }: YearSetup = {}): readonly Step[] {
  const keyOf = (id: string): JsonObject => (keys[id] === undefined ? {} : { signingKeys: [...keys[id]!] });
  const director = { by: jane, role: 'ROLE-MD' };
  const laboratory = { by: tomas, role: 'ROLE-LAB' };
  const step = (day: string, author: string, subject: string, change: Step['change']): Step => ({
    day,
    author,
    subject,
    change,
  });
  return [
    step('2026-01-05', meike, 'Set up', () => ({
      'qms.yaml': `organization: Waage GmbH\nstandards: [iso-9001:2015]\nsignOff: { evidence: ${evidence} }\n`,
      'people/PER-1.yaml': { data: person(jane, { from: '2015-01-01', ...keyOf(jane) }) },
      'people/PER-2.yaml': { data: person(meike, { from: '2018-01-01', ...keyOf(meike) }) },
      'people/PER-3.yaml': { data: person(tomas, { from: '2019-01-01', ...keyOf(tomas) }) },
      'people/ROLE-MD.yaml': {
        data: {
          id: 'ROLE-MD',
          type: 'role',
          title: 'Managing director',
          topManagement: true,
          holders: [{ person: jane, from: '2015-01-01' }],
        },
      },
      'people/ROLE-QM.yaml': {
        data: {
          id: 'ROLE-QM',
          type: 'role',
          title: 'Quality manager',
          holders: [{ person: meike, from: '2018-01-01' }],
        },
      },
      'people/ROLE-LAB.yaml': {
        data: {
          id: 'ROLE-LAB',
          type: 'role',
          title: 'Head of the laboratory',
          holders: [{ person: tomas, from: '2019-01-01' }],
        },
      },
    })),
    step(
      '2026-01-07',
      meike,
      'Draft the quality policy',
      put(
        files.policy,
        {
          id: 'POL-1',
          type: 'quality-policy',
          title: 'Quality policy',
          status: 'draft',
          version: '1.0',
          owner: 'ROLE-MD',
        },
        policyText,
      ),
    ),
    step(
      '2026-01-08',
      meike,
      'Propose the quality policy',
      sign(
        files.policy,
        { by: meike, role: 'ROLE-QM', meaning: 'authored', date: '2026-01-08', version: '1.0' },
        { status: 'in-review' },
      ),
    ),
    step(
      '2026-01-09',
      jane,
      'Approve the quality policy and put it in force',
      sign(
        files.policy,
        { ...director, meaning: 'approved', date: '2026-01-09', version: '1.0', effectiveFrom: '2026-01-12' },
        { status: 'effective', effectiveFrom: '2026-01-12', nextReview: '2026-07-31' },
      ),
    ),
    step(
      '2026-01-12',
      meike,
      'Write the instruction for incoming goods',
      put(
        files.instruction,
        {
          id: 'DOC-1',
          type: 'document',
          kind: 'work-instruction',
          title: 'Incoming goods',
          status: 'in-review',
          version: '1.0',
          owner: 'ROLE-LAB',
          author: meike,
        },
        'Weigh ten of each lot.\n\n| Lot | Sample |\n|---|---|\n| 100 | 10 |\n',
      ),
    ),
    step(
      '2026-01-13',
      tomas,
      'Approve the instruction and put it in force',
      sign(
        files.instruction,
        { ...laboratory, meaning: 'approved', date: '2026-01-13', version: '1.0' },
        { status: 'effective', effectiveFrom: '2026-01-14' },
      ),
    ),
    step(
      '2026-01-14',
      meike,
      'Draft the objectives of the year',
      all(
        put(files.answers, objective('OBJ-1', 'Answer in two days', 2, '2026-10-31')),
        put(files.defects, objective('OBJ-2', 'Fewer than five returns', 5, '2026-10-31')),
      ),
    ),
    step('2026-01-15', tomas, 'Describe calibration, and approve it', async (repository) =>
      sign(
        files.process,
        { ...laboratory, meaning: 'approved', date: '2026-01-15', version: '1.0' },
        { status: 'effective', effectiveFrom: '2026-01-15' },
      )(
        put(files.process, {
          id: 'PRC-1',
          type: 'process',
          title: 'Calibration',
          version: '1.0',
          owner: 'ROLE-LAB',
          purpose: 'Certificates that others can rely on',
        })(repository),
      ),
    ),
    step(
      '2026-01-16',
      meike,
      'Plan the audits of the year',
      put(files.programme, {
        id: 'AP-1',
        type: 'audit-programme',
        title: 'Audits 2026',
        status: 'in-review',
        version: '1.0',
        owner: 'ROLE-QM',
        period: { from: '2026-01-01', to: '2026-12-31' },
        audits: [{ processes: ['PRC-1'], planned: '2026-Q3' }],
      }),
    ),
    step(
      '2026-01-19',
      jane,
      'Approve the audit programme',
      sign(
        files.programme,
        { ...director, meaning: 'approved', date: '2026-01-19', version: '1.0' },
        { status: 'effective', effectiveFrom: '2026-01-19' },
      ),
    ),
    step(
      '2026-01-20',
      meike,
      'Plan the management review',
      put(files.review, {
        id: 'MR-1',
        type: 'management-review',
        title: 'Review 2026/1',
        kind: 'partial',
        status: 'planned',
        date: '2026-01-22',
        period: { from: '2025-07-01', to: '2025-12-31' },
        attendees: [jane, meike, tomas],
      }),
    ),
    step('2026-01-22', jane, 'Hold the management review and approve its minutes', async (repository, head) =>
      approveReview(
        files.review,
        '2026-01-22',
        {
          'outputs[1].approves[0]': files.answers,
          'outputs[1].approves[1]': files.defects,
        },
        { ...director, meaning: 'approved', date: '2026-01-22' },
      )(
        edit(files.review, {
          inputs: [
            { input: 'objectives', summary: 'Two for this year', objectives: ['OBJ-1', 'OBJ-2'] },
            { input: 'resources', summary: 'The laboratory is short of a balance', objectives: ['OBJ-1'] },
          ],
          outputs: [
            {
              id: 'O1',
              kind: 'resources',
              decision: 'A second balance',
              answer: 'granted',
              owner: 'ROLE-MD',
              due: '2026-03-31',
            },
            {
              id: 'O2',
              kind: 'qms-change',
              decision: 'The objectives of the year',
              owner: 'ROLE-QM',
              due: '2026-10-31',
              approves: [{ record: 'OBJ-1@1.0' }, { record: 'OBJ-2@1.0' }],
            },
          ],
        })(repository),
        head,
      ),
    ),
    step(
      '2026-01-23',
      meike,
      'Put the objectives in force',
      all(
        edit(files.answers, { status: 'active', approvedIn: 'MR-1', effectiveFrom: '2026-01-23' }),
        edit(files.defects, { status: 'active', approvedIn: 'MR-1', effectiveFrom: '2026-01-23' }),
      ),
    ),
    step(
      '2026-02-02',
      meike,
      'Enter how the objectives stand',
      all(edit(files.answers, { forecast: 'at-risk' }), edit(files.defects, { forecast: 'on-track' })),
    ),
    step(
      '2026-02-10',
      tomas,
      'Record a nonconformity',
      put(files.nonconformity, {
        id: 'NC-1',
        type: 'nonconformity',
        title: 'Balance 7 was not calibrated',
        status: 'open',
        owner: 'ROLE-LAB',
        detectedOn: '2026-02-09',
        source: 'process',
        statement: 'The label ran out in January',
        correction: 'Calibrated on the day',
      }),
    ),
    step(
      '2026-02-11',
      meike,
      'Find the cause and open an action',
      all(
        edit(files.nonconformity, {
          status: 'in-progress',
          cause: 'Nobody was named',
          correctiveActionNeeded: true,
          actions: ['ACT-1'],
        }),
        put(files.action, {
          id: 'ACT-1',
          type: 'action',
          title: 'Name who calibrates',
          kind: 'corrective',
          status: 'open',
          owner: 'ROLE-LAB',
          origin: ['NC-1'],
          openedOn: '2026-02-11',
          due: '2026-02-20',
        }),
      ),
    ),
    step(
      '2026-02-19',
      tomas,
      'Move the date of the action',
      edit(files.action, {
        due: '2026-03-06',
        dueHistory: [
          { from: '2026-02-20', to: '2026-03-06', reason: 'Leave', agreedBy: tomas, on: '2026-02-19' },
        ],
      }),
    ),
    step(
      '2026-03-02',
      tomas,
      'Report the action as done',
      edit(files.action, {
        status: 'done',
        completedOn: '2026-03-02',
        completedBy: tomas,
        result: 'Named in the plan of the laboratory',
      }),
    ),
    step(
      '2026-03-04',
      meike,
      'Verify the action',
      sign(
        files.action,
        { by: meike, role: 'ROLE-QM', meaning: 'verified', date: '2026-03-04' },
        { status: 'verified', verifiedBy: meike },
      ),
    ),
    step(
      '2026-03-05',
      tomas,
      'Propose a change',
      put(files.change, {
        id: 'CHG-1',
        type: 'change',
        title: 'A second balance',
        kind: 'process',
        status: 'proposed',
        owner: 'ROLE-LAB',
        reason: 'Balance 7 is used for everything',
        consequences: 'Half a day without incoming goods',
        requestedOn: '2026-03-05',
        authorizedBy: 'ROLE-MD',
        plannedFor: '2026-03-20',
        review: { date: '2026-03-05', by: tomas, result: 'No effect on certificates' },
      }),
    ),
    step(
      '2026-03-06',
      jane,
      'Authorize the change',
      sign(files.change, { ...director, meaning: 'authorized', date: '2026-03-06' }, { status: 'approved' }),
    ),
    step(
      '2026-03-23',
      tomas,
      'Put the change into practice',
      all(
        edit(files.change, {
          status: 'implemented',
          implementedOn: '2026-03-20',
          decidedIn: 'MR-1',
          costs: [{ kind: 'prevention', note: 'Balance', money: { amount: 4200, currency: 'EUR' } }],
        }),
        edit(files.review, { 'outputs[0].changes': ['CHG-1'], 'outputs[0].actions': ['ACT-1'] }),
      ),
    ),
    step('2026-04-02', tomas, 'Decide on a nonconforming lot', async (repository) =>
      sign(files.output, { ...laboratory, meaning: 'authorized', date: '2026-04-02' })(
        put(files.output, {
          id: 'NCO-1',
          type: 'nonconforming-output',
          title: 'Scratched pans',
          status: 'decided',
          owner: 'ROLE-LAB',
          detectedOn: '2026-04-01',
          detectedAt: 'incoming',
          product: 'Pan',
          quantity: 40,
          disposition: 'return',
          authority: 'ROLE-LAB',
          decidedOn: '2026-04-02',
        })(repository),
      ),
    ),
    step(
      '2026-04-09',
      tomas,
      'Close the nonconforming lot',
      edit(files.output, {
        status: 'closed',
        reverified: { date: '2026-04-08', by: tomas, result: 'pass' },
        closedOn: '2026-04-09',
        costs: [{ kind: 'internal-failure', note: 'Carrier', money: { amount: 90, currency: 'EUR' } }],
      }),
    ),
    step(
      '2026-04-15',
      meike,
      'Close the nonconformity and verify that it worked',
      sign(
        files.nonconformity,
        { by: meike, role: 'ROLE-QM', meaning: 'verified', date: '2026-04-15' },
        {
          status: 'closed',
          closedOn: '2026-04-15',
          closedBy: meike,
          effectiveness: {
            criterion: 'No label out of date in six weeks',
            result: 'effective',
            by: meike,
            date: '2026-04-15',
          },
        },
      ),
    ),
    step('2026-04-20', jane, 'Accept a risk', async (repository) =>
      sign(files.risk, { ...director, meaning: 'approved', date: '2026-04-20' })(
        put(files.risk, {
          id: 'RSK-1',
          type: 'risk',
          title: 'One supplier of pans',
          status: 'accepted',
          owner: 'ROLE-QM',
          likelihood: 4,
          severity: 4,
          treatment: 'accept',
          acceptance: { reason: 'A second source comes in summer', by: jane, until: '2026-12-31' },
          identifiedOn: '2026-04-02',
        })(repository),
      ),
    ),
    step(
      '2026-04-30',
      jane,
      'Delegate during leave',
      edit('people/ROLE-MD.yaml', {
        delegations: [
          {
            to: tomas,
            from: '2026-05-04',
            until: '2026-05-22',
            covers: ['approved', 'quality-objective', 'exception'],
            reason: 'Leave',
            grantedBy: jane,
          },
        ],
      }),
    ),
    step(
      '2026-05-06',
      meike,
      'Draft an objective on training',
      put(files.training, objective('OBJ-3', 'Everybody trained on the new balance', 100, '2027-03-31')),
    ),
    step(
      '2026-05-07',
      tomas,
      'Approve the objective on behalf of the director',
      sign(
        files.training,
        {
          by: tomas,
          role: 'ROLE-MD',
          onBehalfOf: jane,
          meaning: 'approved',
          date: '2026-05-07',
          version: '1.0',
        },
        { status: 'active', effectiveFrom: '2026-05-08' },
      ),
    ),
    step('2026-05-12', tomas, 'Permit a late review of the instruction', async (repository) =>
      sign(files.exception, { by: tomas, role: 'ROLE-MD', meaning: 'approved', date: '2026-05-12' })(
        put(files.exception, {
          id: 'EXC-1',
          type: 'exception',
          title: 'The instruction waits for the new balance',
          status: 'effective',
          owner: 'ROLE-LAB',
          rules: ['document-review-overdue'],
          records: ['DOC-1'],
          reason: 'The new balance changes it anyway',
          risk: 'None, the sample is the larger one',
          from: '2026-05-12',
          until: '2026-07-31',
          authority: 'ROLE-MD',
        })(repository),
      ),
    ),
    step(
      '2026-06-01',
      meike,
      'Judge the change',
      edit(files.change, {
        status: 'closed',
        effectiveness: {
          criterion: 'No waiting for a balance',
          result: 'effective',
          by: meike,
          date: '2026-06-01',
        },
      }),
    ),
    step(
      '2026-06-02',
      meike,
      'Verify the change',
      sign(files.change, { by: meike, role: 'ROLE-QM', meaning: 'verified', date: '2026-06-02' }),
    ),
    step(
      '2026-06-15',
      meike,
      'File the action and what became of it',
      all(
        edit(files.action, {
          effectiveness: {
            criterion: 'No label out of date',
            result: 'effective',
            by: meike,
            date: '2026-06-15',
          },
          tags: ['laboratory'],
        }),
        intoRegister(files.action, 'actions/done.yaml', 'REG-ACT'),
      ),
    ),
    step(
      '2026-06-30',
      jane,
      'Hand the role of the quality manager over',
      all(
        put('people/PER-4.yaml', person(lena, { from: '2026-06-15', ...keyOf(lena) })),
        edit('people/ROLE-QM.yaml', {
          'holders[0].to': '2026-06-30',
          'holders[1]': { person: lena, from: '2026-07-01' },
        }),
        edit('people/PER-2.yaml', { to: '2026-06-30', status: 'left' }),
      ),
    ),
    step('2026-07-06', lena, 'Revise the instruction', (repository) => {
      const { data, body = '' } = recordIn(repository, files.instruction);
      return put(
        files.instruction,
        {
          ...data,
          status: 'in-review',
          version: '1.1',
          author: lena,
          changeSummary: 'Five are enough with the new balance',
          history: [{ version: '1.0', effectiveFrom: '2026-01-14', to: '2026-07-14', summary: 'First text' }],
        },
        body.replace('Weigh ten', 'Weigh five').replace('| 100 | 10 |', '| 100 | 5 |'),
      )(repository);
    }),
    step(
      '2026-07-14',
      tomas,
      'Approve the new version and put it in force',
      sign(
        files.instruction,
        {
          ...laboratory,
          meaning: 'approved',
          date: '2026-07-14',
          version: '1.1',
          effectiveFrom: '2026-07-15',
        },
        { status: 'effective', effectiveFrom: '2026-07-15' },
      ),
    ),
    step(
      '2026-07-20',
      jane,
      'Affirm the quality policy',
      sign(
        files.policy,
        { ...director, meaning: 'affirmed', date: '2026-07-20', version: '1.0' },
        { nextReview: '2027-07-31' },
      ),
    ),
    step(
      '2026-08-03',
      lena,
      'Enter what the second supplier changed',
      edit(files.risk, {
        status: 'treated',
        after: { likelihood: 2, severity: 4, date: '2026-08-03' },
        controls: ['DOC-1'],
      }),
    ),
    step(
      '2026-09-10',
      lena,
      'Report the audit',
      all(
        put(files.audit, {
          id: 'AUD-1',
          type: 'audit',
          title: 'Calibration',
          kind: 'internal',
          status: 'reported',
          owner: 'ROLE-QM',
          programme: 'AP-1',
          date: '2026-09-08',
          processes: ['PRC-1'],
          leadAuditor: lena,
          summary: 'In order',
          noFindings: true,
          reportedOn: '2026-09-10',
          reportedTo: ['ROLE-MD'],
        }),
        edit(files.programme, { 'audits[0].audit': 'AUD-1', 'audits[0].auditors': [lena] }),
      ),
    ),
    step(
      '2026-10-05',
      jane,
      'Approve a later date for the answers',
      sign(
        files.answers,
        { ...director, meaning: 'approved', date: '2026-10-05', version: '1.0' },
        {
          effectiveFrom: '2026-10-05',
          due: '2026-11-30',
          dueHistory: [
            { from: '2026-10-31', to: '2026-11-30', reason: 'Holidays', agreedBy: jane, on: '2026-10-05' },
          ],
        },
      ),
    ),
    step(
      '2026-11-02',
      lena,
      'Report the returns',
      edit(files.defects, { status: 'achieved', result: { value: 3, date: '2026-10-31' } }),
    ),
    step(
      '2026-11-03',
      lena,
      'Give the objectives the names of the year',
      all(
        edit(files.answers, { id: 'OBJ-2026-1', formerIds: ['OBJ-1'] }),
        edit(files.defects, { id: 'OBJ-2026-2', formerIds: ['OBJ-2'] }),
      ),
    ),
    step('2026-11-09', lena, 'Draft a new version of the policy', (repository) => {
      const { data } = recordIn(repository, files.policy);
      const { signOffs: _signed, effectiveFrom: _from, nextReview: _next, ...text } = data;
      return put(
        files.newPolicy,
        { ...text, version: '2.0', status: 'draft' },
        `${policyText}- We say what a measurement is worth.\n`,
      )(repository);
    }),
    step('2026-11-16', jane, 'Approve version 2.0 of the policy', async (repository) =>
      edit(files.policy, { status: 'superseded' })(
        await sign(
          files.newPolicy,
          {
            ...director,
            meaning: 'approved',
            date: '2026-11-16',
            version: '2.0',
            effectiveFrom: '2026-11-16',
          },
          { status: 'effective', effectiveFrom: '2026-11-16', nextReview: '2027-07-31' },
        )(repository),
      ),
    ),
    step(
      '2026-11-30',
      lena,
      'Report the answers',
      edit(files.answers, { status: 'achieved', result: { value: 1.8, date: '2026-11-30' } }),
    ),
    step('2026-12-01', jane, 'Spend a day in the laboratory', async (repository) =>
      sign(files.commitment, { ...director, meaning: 'approved', date: '2026-12-01' })(
        put(files.commitment, {
          id: 'LC-1',
          type: 'leadership-commitment',
          title: 'A day in the laboratory',
          status: 'recorded',
          by: [jane],
          date: '2026-12-01',
          kind: 'presence',
          what: 'Looked on and asked',
        })(repository),
      ),
    ),
    step(
      '2026-12-07',
      lena,
      'Close the exception and enter what the decisions brought',
      all(
        edit(files.exception, { status: 'expired' }),
        edit(files.commitment, { effect: 'Two obstacles are gone' }),
        edit(files.review, {
          outcomes: [{ output: 'O1', result: 'effective', date: '2026-12-07', note: 'No waiting' }],
        }),
      ),
    ),
    step(
      '2026-12-14',
      jane,
      'Hold the last review of the year and approve its minutes',
      async (repository, head) =>
        approveReview(
          files.lastReview,
          '2026-12-14',
          { 'outputs[0].approves[0]': files.training },
          { ...director, meaning: 'approved', date: '2026-12-14' },
        )(
          put(files.lastReview, {
            id: 'MR-2',
            type: 'management-review',
            title: 'Review 2026/2',
            kind: 'partial',
            status: 'held',
            date: '2026-12-14',
            previous: 'MR-1',
            period: { from: '2026-01-01', to: '2026-12-13' },
            attendees: [jane, lena, tomas],
            inputs: [{ input: 'objectives', summary: 'Two reached', objectives: ['OBJ-2026-1', 'OBJ-3'] }],
            outputs: [
              {
                id: 'O1',
                kind: 'improvement',
                decision: 'Training goes on',
                owner: 'ROLE-QM',
                due: '2027-03-31',
                approves: [{ record: 'OBJ-3@1.0' }],
              },
            ],
          })(repository),
          head,
        ),
    ),
  ];
}

/** One step taken: the files after it. */
export interface Taken {
  readonly step: Step;
  readonly repository: Repository;
}

/** Takes the steps one after another. `commit` keeps each state and says which commit it became. */
export async function replay(
  steps: readonly Step[],
  commit: (taken: Taken, files: Readonly<Record<string, string>>) => string | Promise<string>,
): Promise<Repository> {
  let repository: Repository = {};
  let head = '';
  for (const step of steps) {
    repository = await step.change(repository, head);
    head = await commit({ step, repository }, textsOf(repository));
  }
  return repository;
}

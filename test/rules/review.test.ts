import { describe, expect, test } from 'vitest';
import { reviewInputs } from '../../server/src/standards/review-inputs.ts';
import { rulesOf } from './families.ts';
import { check, findingsOf } from './harness.ts';
import { scenarios } from './scenarios.ts';
import { company, type Data, files, inputKeys, section, withReview, write } from './whole-review.ts';

const titleOf = (key: string): string =>
  reviewInputs('iso-9001:2015').find((input) => input.key === key)!.title;

/** Findings at one place stand in the order of their messages, which name the inputs by title. */
const byTitle = (keys: readonly string[]): string[] =>
  keys.toSorted((left, right) => (titleOf(left) < titleOf(right) ? -1 : 1));

const reviewIds = new Set(rulesOf('review').map(({ id }) => id));

/** Findings of the rules on reviews: rule, path and severity. */
async function found(repository: Record<string, string>, today?: string) {
  const { findings } = await check(repository, today === undefined ? {} : { today });
  return findings
    .filter(({ rule }) => reviewIds.has(rule))
    .map(({ rule, record, path, severity }) => ({ rule, record: record ?? null, path, severity }));
}

/** What the decisions brought is on record, in time. */
const withOutcomes = (data: Record<string, Data>): void => {
  for (const path of ['earlier.yaml', 'review.yaml'])
    data[path].outcomes = ['O1', 'O3'].map((output) => ({ output, result: 'effective', date: '2026-03-01' }));
};

describe('a complete review', () => {
  test('has no finding, held or approved', async () => {
    expect(await found(files())).toEqual([]);
    expect(await found(withReview((review) => (review.status = 'approved')))).toEqual([]);
  });

  test.each(inputKeys)('without the link of %s: exactly one finding, at the section', async (key) => {
    const repository = files((data) => {
      delete section(data['review.yaml'], key).objectives;
      data['action.yaml'].objectives = undefined;
    });
    const expected = {
      rule: 'review-input-unlinked',
      record: 'MR-2',
      path: `inputs[${key}].objectives`,
      severity: 'error',
    };
    expect(await found(repository)).toEqual([expected]);
  });

  test.each(inputKeys)('with an empty list of objectives for %s: the same', async (key) => {
    const repository = files((data) => {
      section(data['review.yaml'], key).objectives = [];
      delete data['action.yaml'].objectives;
    });
    const expected = {
      rule: 'review-input-unlinked',
      record: 'MR-2',
      path: `inputs[${key}].objectives`,
      severity: 'error',
    };
    expect(await found(repository)).toEqual([expected]);
  });

  test.each(inputKeys)('without the input %s: exactly one finding, at the list', async (key) => {
    const repository = withReview((review) => {
      review.inputs = review.inputs.filter(({ input }: Data) => input !== key);
    });
    const { findings } = await check(repository);
    const own = findings.filter(({ rule }) => reviewIds.has(rule));
    expect(own.map(({ rule, severity }) => [rule, severity])).toEqual([['review-input-missing', 'error']]);
    expect(own[0]!.message).toContain(key);
    expect(own[0]!.path).toMatch(/^inputs/);
  });

  test.each([
    ['attendees', 'review-attendance', ['attendees']],
    ['outputs', 'review-output-missing', ['outputs.improvement', 'outputs.qms-change', 'outputs.resources']],
    ['conclusions', 'review-conclusion-missing', ['conclusions']],
  ] as const)('without %s: only %s', async (key, rule, paths) => {
    const all = await found(withReview((review) => delete review[key]));
    expect(new Set(all.map((finding) => `${finding.rule} ${finding.path}`))).toEqual(
      new Set(paths.map((path) => `${rule} ${path}`)),
    );
  });

  test('judged two years later, only the next review is missed', async () => {
    expect(await found(files(withOutcomes), '2028-02-01')).toEqual([
      { rule: 'review-overdue', record: null, path: '', severity: 'error' },
    ]);
  });

  test('what others became since changes nothing', async () => {
    const later = files((data) => {
      withOutcomes(data);
      data['review.yaml'].status = 'approved';
      for (const n of [1, 2, 3]) data[`objective-${n}.yaml`].status = 'cancelled';
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2027-06-01' });
      Object.assign(data['role.yaml'].holders[0], { to: '2026-06-30' });
      data['qms.yaml'].themes = [{ id: 'growth', title: 'Growth' }];
    });
    expect(await found(later, '2026-07-01')).toEqual([]);
  });
});

describe('where findings stand', () => {
  const text = (objectives: string) =>
    `id: MR-1\ntype: management-review\ndate: 2026-01-20\ninputs:\n  - input: resources\n    summary: We lack people.\n${objectives}    conclusion: More people.\n`;
  const rangeOf = async (objectives: string) =>
    (await check({ 'r.yaml': text(objectives) })).findings.find(
      ({ rule }) => rule === 'review-input-unlinked',
    )!.range;

  test("an absent link: the section's first key", async () => {
    expect(await rangeOf('')).toEqual({ start: { line: 4, character: 4 }, end: { line: 4, character: 9 } });
  });

  test('an empty link: the key itself', async () => {
    const expected = { start: { line: 6, character: 4 }, end: { line: 6, character: 14 } };
    expect(await rangeOf('    objectives: []\n')).toEqual(expected);
    expect(await rangeOf('    objectives:\n')).toEqual(expected);
  });

  test('the fix adds the link and nothing else', async () => {
    const objective = 'id: OBJ-1\ntype: quality-objective\ntitle: Enough people\nindicator: KPI-1\n';
    const repository = { 'r.yaml': text('    evidence: [KPI-1]\n'), 'o.yaml': objective };
    const finding = (await check(repository)).findings.find(({ rule }) => rule === 'review-input-unlinked')!;
    expect(finding.fixes.map(({ title, certain }) => [title, certain])).toEqual([
      ['Link to OBJ-1 "Enough people"', false],
    ]);
    const [edit, ...more] = finding.fixes[0]!.edits;
    expect(more).toEqual([]);
    expect(edit!.file).toBe('r.yaml');
    expect(edit!.range.start).toEqual(edit!.range.end);
    expect(edit!.newText.trim()).toBe('objectives: [OBJ-1]');
  });
});

describe('fixes', () => {
  const start = 'id: MR-1\ntype: management-review\ndate: 2026-01-20 # Tuesday\n';
  const objective = 'id: OBJ-1\ntype: quality-objective\ntitle: Enough people\n';

  /** The text of the review after the first fix of the first finding of a rule. */
  async function repaired(rule: string, text: string): Promise<string> {
    const { findings } = await check({ 'r.yaml': text, 'o.yaml': objective });
    const [edit] = findings.find((finding) => finding.rule === rule)!.fixes[0]!.edits;
    const lines = text.split('\n');
    const offset = ({ line, character }: { line: number; character: number }) =>
      lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
    return text.slice(0, offset(edit!.range.start)) + edit!.newText + text.slice(offset(edit!.range.end));
  }

  test('an empty list of objectives is replaced by the link', async () => {
    const text = `${start}inputs:\n  - input: resources\n    objectives: [] # none yet\n    evidence: [OBJ-1]\n`;
    expect(await repaired('review-input-unlinked', text)).toBe(text.replace('[] #', 'OBJ-1 #'));
  });

  test('an absent input gets a section to fill in, which stays reported until it is', async () => {
    const text = `${start}inputs:\n  - input: resources\n    summary: We lack people. # really\n`;
    const after = await repaired('review-input-missing', text);
    const added = [
      '  - input: previous-actions',
      '    summary: ""',
      '    conclusion: ""',
      '    objectives: []',
      '    evidence: []',
    ].join('\n');
    expect(after.trimEnd()).toBe(`${text}${added}`);
    const { findings } = await check({ 'r.yaml': after });
    expect(findings.filter(({ record, rule }) => record === 'MR-1' && rule === 'schema')).toEqual([]);
    expect(
      findings.find(({ message }) => message.includes('"Actions from earlier reviews"'))!.message,
    ).toMatch(/ is empty\./);
  });

  test('in an empty list of inputs', async () => {
    const after = await repaired('review-input-missing', `${start}inputs: []\n`);
    expect(after).toBe(
      `${start}inputs: [{ input: previous-actions, summary: "", conclusion: "", objectives: [], evidence: [] }]\n`,
    );
  });

  test('under an empty key', async () => {
    const after = await repaired('review-input-missing', `${start}inputs:\n`);
    expect(after).toMatch(/^inputs:\n +- input: previous-actions\n +summary: ""$/m);
  });

  test('the same where there are no inputs yet', async () => {
    const after = await repaired('review-input-missing', start);
    expect(after).toMatch(/^inputs:\n {2}- input: previous-actions\n {4}summary: ""$/m);
  });
});

scenarios('review-input-unlinked', [
  {
    name: 'the message names the input, whose rule it is, the ways out and what would fit',
    files: withReview((review) => {
      delete section(review, 'customer-satisfaction').objectives;
    }),
    expected: [
      {
        path: 'inputs[customer-satisfaction].objectives',
        severity: 'error',
        record: 'MR-2',
        message:
          'Input "Customer satisfaction and feedback" is not linked to any quality objective. Name one under `objectives`, such as OBJ-3 "Objective 3", or propose a new one under `proposes`. Otherwise say under `noObjective` why none is needed, or under `notApplicable` why there was nothing to look at. ISO 9001 does not ask for this link. This system does, so that top management sees which objective is at stake.',
        fixes: ['Link to OBJ-3 "Objective 3"'],
      },
    ],
  },
  ...(
    [
      ['proposes', ['SHORTER-QUEUES']],
      ['noObjective', 'Nothing to steer here'],
      ['notApplicable', 'No external providers'],
      ['objectives', 'OBJ-1'],
    ] as const
  ).map(([key, value]) => ({
    name: `way out: ${key}`,
    files: withReview((review) => {
      const item = section(review, 'external-providers');
      delete item.objectives;
      item[key] = value;
    }),
    expected: [],
  })),
  {
    name: 'previous-actions is linked through the objectives of its actions',
    files: withReview((review) => delete section(review, 'previous-actions').objectives),
    expected: [],
  },
  {
    name: 'other inputs are not',
    files: withReview((review) => {
      delete section(review, 'risk-actions').objectives;
      section(review, 'risk-actions').evidence = ['ACT-1'];
    }),
    expected: [{ path: 'inputs[risk-actions].objectives', severity: 'error' }],
  },
  {
    name: 'a combined section needs one link',
    files: withReview((review) => {
      review.inputs = review.inputs.filter(({ input }: Data) => input !== 'resources');
      const item = section(review, 'audit-results');
      item.input = ['audit-results', 'resources'];
      delete item.objectives;
    }),
    expected: [
      {
        path: 'inputs[audit-results+resources].objectives',
        severity: 'error',
        message: /^Inputs "Audits" and "Resources" are not linked to any quality objective\./,
      },
    ],
  },
  {
    name: 'an input of your own with a long title',
    files: files((data) => {
      const title = 'Complaints, claims and recalls of all sites in the countries we deliver to';
      data['qms.yaml'].review = { inputs: [{ key: 'claims', title, from: '2026-01-01' }] };
      const { objectives: _, ...item } = section(data['review.yaml'], 'resources');
      data['review.yaml'].inputs.push({ ...item, input: 'claims', summary: 'Claims fell by a third.' });
    }),
    expected: [
      {
        path: 'inputs[claims].objectives',
        severity: 'error',
        message: /^Input "Complaints, claims and recalls of all s…" is not linked to any quality objective\./,
      },
    ],
  },
  {
    name: 'of the titles of many inputs, those are shown that leave room for what is wrong',
    files: withReview((review) => {
      const item = section(review, 'nonconformities');
      review.inputs = [{ ...item, input: ['nonconformities', ...inputKeys], objectives: [] }];
    }),
    expected: [
      {
        path: 'inputs[nonconformities+previous-actions+context-changes+customer-s…].objectives',
        severity: 'error',
        message:
          /^Inputs "Nonconformities and correct…" and 12 more are not linked to any quality objective\./,
      },
    ],
  },
  {
    name: 'previous-actions that cites no action that serves an objective',
    files: files((data) => {
      delete section(data['review.yaml'], 'previous-actions').objectives;
      delete data['action.yaml'].objectives;
    }),
    expected: [
      {
        path: 'inputs[previous-actions].objectives',
        severity: 'error',
        message:
          /^Input "Actions from earlier reviews" is not linked .*, cite actions that serve one, or propose /,
      },
    ],
  },
  {
    name: 'a repeated input is judged section by section',
    files: withReview((review) => {
      const { objectives: _, ...second } = section(review, 'resources');
      review.inputs.push(second);
    }),
    expected: [{ path: 'inputs[resources#2].objectives', severity: 'error' }],
  },
  {
    name: 'candidates: by theme when no indicator ties, pursued on the day of the review, three at most',
    files: files((data) => {
      const item = section(data['review.yaml'], 'resources');
      delete item.objectives;
      item.evidence = ['ACT-1'];
      for (const n of [1, 2, 3, 4, 5, 6]) {
        data[`objective-${n}.yaml`] = {
          id: `OBJ-${n}`,
          type: 'quality-objective',
          title: `T${n}`,
          themes: ['customers'],
        };
      }
      data['objective-1.yaml'].effectiveFrom = '2026-01-21';
      Object.assign(data['objective-2.yaml'], { status: 'achieved', result: { date: '2026-01-19' } });
      Object.assign(data['objective-3.yaml'], { status: 'achieved', result: { date: '2026-01-21' } });
    }),
    expected: [
      {
        path: 'inputs[resources].objectives',
        severity: 'error',
        message: /such as OBJ-3 "T3", OBJ-4 "T4" or OBJ-5 "T5", or propose/,
        fixes: ['Link to OBJ-3 "T3"', 'Link to OBJ-4 "T4"', 'Link to OBJ-5 "T5"'],
      },
    ],
  },
  {
    name: 'planned: a warning while it is prepared',
    files: withReview((review) => {
      review.status = 'planned';
      delete section(review, 'resources').objectives;
    }),
    expected: [{ path: 'inputs[resources].objectives', severity: 'warning' }],
  },
  {
    name: 'approved: approving silences nothing',
    files: withReview((review) => {
      review.status = 'approved';
      delete section(review, 'resources').objectives;
    }),
    expected: [{ path: 'inputs[resources].objectives', severity: 'error' }],
  },
  {
    name: 'draft: silent',
    files: withReview((review) => {
      review.status = 'draft';
      delete section(review, 'resources').objectives;
    }),
    expected: [],
  },
  {
    name: 'before judgeFrom: silent',
    files: files((data) => {
      data['qms.yaml'].judgeFrom = '2026-01-21';
      delete section(data['review.yaml'], 'resources').objectives;
    }),
    expected: [],
  },
]);

/** Moves some inputs of the review into a partial one. */
const inParts = (change: (part: Data, review: Data) => void = () => {}) =>
  files((data) => {
    const review = data['review.yaml'];
    const part = {
      id: 'MR-2a',
      type: 'management-review',
      title: 'Supplier meeting',
      status: 'held',
      kind: 'partial',
      partOf: 'MR-2',
      date: '2026-01-12',
      inputs: review.inputs.splice(8),
    };
    data['part.yaml'] = part;
    change(part, review);
  });

scenarios('review-input-missing', [
  {
    name: 'absent: one finding per key, each with a section to add',
    files: withReview((review) => review.inputs.splice(10)),
    expected: [
      {
        path: 'inputs[risk-actions]',
        severity: 'error',
        message:
          'Input "Actions on risks and opportunities" is missing. Add a section with `input: risk-actions`, or say in one under `notApplicable` why there was nothing to look at.',
        fixes: ['Add a section for "Actions on risks and opportunities"'],
      },
      {
        path: 'inputs[improvement-opportunities]',
        severity: 'error',
        message: /^Input "Opportunities for improvement" is missing\. .*`input: improvement-opportunities`/,
      },
    ],
  },
  {
    name: 'no inputs at all: one per key, at the id',
    files: withReview((review) => delete review.inputs),
    expected: byTitle(inputKeys).map((key) => ({ path: `inputs.${key}`, severity: 'error' as const })),
  },
  {
    name: 'empty',
    files: withReview((review) => {
      review.inputs[9] = { input: 'resources', theme: 'customers', objectives: [] };
    }),
    expected: [
      {
        path: 'inputs[resources].input',
        severity: 'error',
        message:
          'Input "Resources" is empty. Write at least a summary, or say under `notApplicable` why there was nothing to look at.',
      },
    ],
  },
  {
    name: 'not applicable',
    files: withReview((review) => {
      review.inputs[8] = { input: 'external-providers', notApplicable: 'None in the period' };
    }),
    expected: [],
  },
  {
    name: 'a blank reason is none',
    files: withReview((review) => {
      review.inputs[8] = { input: 'external-providers', notApplicable: ' ' };
    }),
    expected: [{ path: 'inputs[external-providers].input', severity: 'error' }],
  },
  {
    name: 'combined sections',
    files: withReview((review) => {
      const [first] = review.inputs;
      review.inputs = [{ ...first, input: [...inputKeys] }];
    }),
    expected: [],
  },
  {
    name: 'a misspelt key',
    files: withReview((review) => {
      section(review, 'customer-satisfaction').input = 'costumer-satisfaction';
    }),
    expected: [
      {
        path: 'inputs[costumer-satisfaction].input',
        severity: 'error',
        message:
          '`costumer-satisfaction` is not an input known here. Did you mean `customer-satisfaction`? No section looks at "Customer satisfaction and feedback" yet.',
        fixes: ['Change to `customer-satisfaction`'],
      },
    ],
  },
  {
    name: 'an input of your own',
    files: files((data) => {
      data['qms.yaml'].review = { inputs: [{ key: 'data-protection', title: 'Data protection' }] };
    }),
    expected: [
      { path: 'inputs[data-protection]', severity: 'error', record: 'MR-1' },
      {
        path: 'inputs[data-protection]',
        severity: 'error',
        record: 'MR-2',
        message: /^Input "Data protection" is missing\. .*`input: data-protection`.* qms\.yaml asks for\.$/,
      },
    ],
  },
  {
    name: 'another standard alone asks for nothing here',
    files: files((data) => {
      data['qms.yaml'].standards = ['iso-14001:2015'];
      data['review.yaml'].inputs = [];
    }),
    expected: [],
  },
  {
    name: 'a standard in use only from a later day asks nothing of this review',
    files: files((data) => {
      data['qms.yaml'].standards = [{ id: 'iso-9001:2015', from: '2026-01-21' }];
      data['review.yaml'].inputs.splice(3);
    }),
    expected: [],
  },
  { name: 'in parts', files: inParts(), expected: [] },
  {
    name: 'in parts: a draft part does not count',
    files: inParts((part) => (part.status = 'draft')),
    expected: byTitle(inputKeys.slice(8)).map((key) => ({
      path: `inputs[${key}]`,
      severity: 'error' as const,
      record: 'MR-2',
    })),
  },
  {
    name: "in parts: an empty section is the part's own fault",
    files: inParts((part) => (part.inputs[0] = { input: part.inputs[0].input })),
    expected: [{ path: 'inputs[external-providers].input', severity: 'error', record: 'MR-2a' }],
  },
  {
    name: 'extraordinary: need not look at everything',
    files: withReview((review) => {
      review.kind = 'extraordinary';
      review.inputs.splice(1);
    }),
    expected: [],
  },
  {
    name: 'planned: not yet',
    files: withReview((review) => Object.assign(review, { status: 'planned', inputs: [] })),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => Object.assign(review, { status: 'draft', inputs: [] })),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      review.inputs.pop();
    }),
    expected: [{ path: 'inputs[improvement-opportunities]', severity: 'error' }],
  },
]);

scenarios('review-input-evidence', [
  {
    name: 'none',
    files: withReview((review) => delete section(review, 'resources').evidence),
    expected: [
      {
        path: 'inputs[resources].evidence',
        severity: 'warning',
        message:
          'Input "Resources" cites no evidence. Name under `evidence` the records that show it, or what is kept elsewhere with `external`.',
      },
    ],
  },
  {
    name: 'indicators count',
    files: withReview((review) => {
      const item = section(review, 'resources');
      item.indicators = item.evidence;
      delete item.evidence;
    }),
    expected: [],
  },
  {
    name: 'external',
    files: withReview((review) => (section(review, 'resources').evidence = [{ external: 'HR system' }])),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      section(review, 'resources').evidence = [];
    }),
    expected: [{ path: 'inputs[resources].evidence', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      section(review, 'resources').evidence = [];
    }),
    expected: [],
  },
]);

describe('one way of working is one finding', () => {
  const each = (change: (item: Data) => void, but: readonly string[] = []) =>
    withReview((review) => {
      for (const item of review.inputs as Data[]) if (!but.includes(String(item.input))) change(item);
    });

  test.each<[rule: string, files: Record<string, string>, messages: RegExp[]]>([
    [
      'review-input-vague',
      each((item) => {
        delete item['conclusion'];
        delete item['ask'];
      }),
      [/^None of the \d+ inputs has a conclusion or an ask\. Say in each what follows /],
    ],
    [
      'review-input-vague',
      each((item) => delete item['summary'], ['resources']),
      [
        /^\d+ of the \d+ inputs have no summary\. Say in each what was learnt\. Practice, not a requirement\.$/,
      ],
    ],
    [
      'review-input-evidence',
      each((item) => {
        delete item['evidence'];
        delete item['indicators'];
      }),
      [/^None of the \d+ inputs cites evidence\./],
    ],
    [
      'review-input-theme',
      each((item) => delete item['theme'], ['resources']),
      [/^\d+ of the \d+ inputs name no strategic theme\./],
    ],
  ])('%s', async (rule, repository, messages) => {
    const found = await findingsOf(rule, repository);
    expect(found.map(({ path, message }) => [path, message])).toEqual(
      messages.map((message) => ['inputs', expect.stringMatching(message)]),
    );
  });
});

scenarios('review-input-theme', [
  {
    name: 'none',
    files: withReview((review) => delete section(review, 'resources').theme),
    expected: [
      {
        path: 'inputs[resources].theme',
        severity: 'warning',
        message:
          'Input "Resources" names no strategic theme. Name `customers` under `theme`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'none anywhere: one finding for the review',
    files: withReview((review) => {
      for (const item of review.inputs) delete item.theme;
    }),
    expected: [
      { path: 'inputs', severity: 'warning', message: /^None of the \d+ inputs names a strategic theme\./ },
    ],
  },
  {
    name: 'unknown',
    files: withReview((review) => (section(review, 'resources').theme = 'customer')),
    expected: [
      {
        path: 'inputs[resources].theme',
        severity: 'warning',
        message: /^Theme `customer` is not defined in qms\.yaml\. Did you mean `customers`\?/,
        fixes: ['Change to `customers`'],
      },
    ],
  },
  {
    name: 'approved: a theme unknown by now is left alone, a missing one is not',
    files: withReview((review) => {
      review.status = 'approved';
      section(review, 'resources').theme = 'customer';
      delete section(review, 'objectives').theme;
    }),
    expected: [{ path: 'inputs[objectives].theme', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete section(review, 'resources').theme;
    }),
    expected: [],
  },
]);

const nobodyLeads = {
  path: 'attendees',
  severity: 'error',
  record: 'MR-2',
  message:
    'Nobody who took part held a top-management role on that day. Name who did from top management, or correct the dates under `holders` of the role.',
} as const;

scenarios('review-attendance', [
  {
    name: 'nobody listed',
    files: withReview((review) => (review.attendees = [])),
    expected: [
      {
        path: 'attendees',
        severity: 'error',
        message:
          'The review lists no attendees. Name who took part, at least one of them from top management.',
      },
    ],
  },
  {
    name: 'nobody from top management',
    files: withReview((review) => (review.attendees = ['PER-2'])),
    expected: [nobodyLeads],
  },
  {
    name: 'in writing',
    files: withReview((review) => (review.attendees = ['PER-2', { person: 'PER-1', mode: 'in-writing' }])),
    expected: [],
  },
  {
    name: 'at one of the meetings',
    files: withReview((review) => {
      review.attendees = ['PER-2'];
      review.meetings = [{ date: '2026-01-18', attendees: ['PER-1'] }];
    }),
    expected: [],
  },
  {
    name: 'not yet in the role on the day of that meeting',
    files: files((data) => {
      data['role.yaml'].holders[0].from = '2026-01-19';
      data['earlier.yaml'].status = 'draft';
      data['review.yaml'].attendees = ['PER-2'];
      data['review.yaml'].meetings = [{ date: '2026-01-18', attendees: ['PER-1'] }];
    }),
    expected: [nobodyLeads],
  },
  {
    name: 'left the role the day before',
    files: files((data) => (data['role.yaml'].holders[0].to = '2026-01-19')),
    expected: [nobodyLeads],
  },
  {
    name: 'had left by then, though still listed as holder: named, and does not count',
    files: files((data) => {
      data['person.yaml'] = {
        id: 'PER-1',
        type: 'person',
        name: 'Jane Doe',
        status: 'left',
        to: '2025-12-31',
      };
    }),
    expected: [
      {
        path: 'attendees',
        severity: 'error',
        record: 'MR-2',
        message:
          'Nobody who took part held a top-management role on that day. Name who did, or correct the dates of who had left by then: Jane Doe (PER-1) on 2025-12-31.',
      },
    ],
  },
  {
    name: 'somebody had left by then, and top management was there',
    files: files((data) => {
      data['person.yaml'] = { id: 'PER-2', type: 'person', name: 'Anton Example', to: '2026-01-19' };
      data['other.yaml'] = { id: 'PER-1', type: 'person', name: 'Jane Doe' };
      data['review.yaml'].attendees = ['PER-1', { person: 'PER-2', mode: 'remote' }];
    }),
    expected: [
      {
        path: 'attendees[PER-2].person',
        severity: 'warning',
        record: 'MR-2',
        message:
          'Anton Example (PER-2) left on 2026-01-19, before this meeting. Take the name off the list, or correct `to` of the person.',
      },
    ],
  },
  {
    name: 'who left on the day itself took part, and whoever left later did',
    files: files((data) => {
      data['person.yaml'] = { id: 'PER-1', type: 'person', name: 'Jane Doe', to: '2026-01-20' };
    }),
    expected: [],
  },
  {
    name: 'stood in by a dated delegation',
    files: files((data) => {
      data['role.yaml'].delegations = [
        { to: 'PER-2', from: '2026-01-01', until: '2026-01-31', reason: 'Leave', grantedBy: 'PER-1' },
      ];
      data['review.yaml'].attendees = ['PER-2'];
    }),
    expected: [],
  },
  {
    name: 'a role made obsolete later still counts',
    files: files((data) => (data['role.yaml'].status = 'obsolete')),
    expected: [],
  },
  {
    name: 'no top-management role defined: another rule names the cause',
    files: files((data) => delete data['role.yaml'].topManagement),
    expected: [],
  },
  { name: 'a part is judged with its whole', files: inParts(), expected: [] },
  {
    name: 'a part waits for its whole',
    files: inParts((part, review) => {
      part.attendees = ['PER-2'];
      review.status = 'draft';
    }),
    expected: [],
  },
  {
    name: 'attendance at a part counts for the whole',
    files: inParts((part, review) => {
      part.attendees = ['PER-1'];
      review.attendees = ['PER-2'];
    }),
    expected: [],
  },
  {
    name: 'a part of nothing stands alone',
    files: inParts((part) => (part.partOf = 'REVIEW-OF-THE-GROUP')),
    expected: [{ path: 'attendees', severity: 'error', record: 'MR-2a' }],
  },
  {
    name: 'planned',
    files: withReview((review) => Object.assign(review, { status: 'planned', attendees: [] })),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => Object.assign(review, { status: 'draft', attendees: [] })),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => Object.assign(review, { status: 'approved', attendees: ['PER-2'] })),
    expected: [nobodyLeads],
  },
]);

const withoutAction = (data: Record<string, Data>): void => {
  section(data['review.yaml'], 'previous-actions').evidence = ['KPI-1'];
};
const dropped = {
  path: 'inputs[previous-actions].evidence',
  severity: 'error',
  record: 'MR-2',
  message:
    'Action ACT-1 of an earlier review is not mentioned. It was still open on 2026-01-20. Say under `previous-actions` where it stands, or enter `completedOn` if it was done before.',
} as const;

scenarios('review-action-dropped', [
  {
    name: 'decided on the same day by another review: that one is not earlier',
    files: files((data) => {
      data['extra.yaml'] = {
        id: 'MR-2x',
        type: 'management-review',
        title: 'On the recall',
        kind: 'extraordinary',
        status: 'held',
        date: '2026-01-20',
      };
      data['other.yaml'] = { id: 'ACT-2', type: 'action', title: 'Recall', origin: 'MR-2x' };
    }),
    expected: [],
  },
  { name: 'open and not mentioned', files: files(withoutAction), expected: [dropped] },
  {
    name: 'decided through the output alone',
    files: files((data) => {
      withoutAction(data);
      delete data['action.yaml'].origin;
      data['earlier.yaml'].outputs[0].actions = ['ACT-1'];
    }),
    expected: [dropped],
  },
  {
    name: 'completed the day before',
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].completedOn = '2026-01-19';
    }),
    expected: [],
  },
  {
    name: 'completed after the review: it was open then',
    files: files((data) => {
      withoutAction(data);
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2026-01-21' });
    }),
    expected: [dropped],
  },
  {
    name: 'withdrawn before',
    files: files((data) => {
      withoutAction(data);
      Object.assign(data['action.yaml'], { status: 'cancelled', withdrawnOn: '2025-12-01' });
    }),
    expected: [],
  },
  {
    name: "today's status alone says nothing about that day",
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].status = 'done';
    }),
    expected: [dropped],
  },
  {
    name: 'opened after the review',
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].openedOn = '2026-01-21';
    }),
    expected: [],
  },
  {
    name: 'not from a review',
    files: files((data) => {
      withoutAction(data);
      data['action.yaml'].origin = 'RSK-1';
    }),
    expected: [],
  },
  {
    name: 'mentioned by a former id',
    files: files((data) => {
      Object.assign(data['action.yaml'], { id: 'ACT-2026-1', formerIds: ['ACT-1'] });
    }),
    expected: [],
  },
  {
    name: 'mentioned as its register',
    files: files((data) => {
      const { type: _, ...item } = data['action.yaml'];
      data['action.yaml'] = { id: 'REG-ACT', type: 'register', of: 'action', items: [item] };
      section(data['review.yaml'], 'previous-actions').evidence = ['REG-ACT'];
    }),
    expected: [],
  },
  {
    name: 'mentioned in a part',
    files: files((data) => {
      withoutAction(data);
      data['part.yaml'] = {
        id: 'MR-2a',
        type: 'management-review',
        status: 'held',
        kind: 'partial',
        partOf: 'MR-2',
        date: '2026-01-12',
        inputs: [{ input: 'previous-actions', summary: 'Still open', evidence: ['ACT-1'] }],
      };
    }),
    expected: [],
  },
  {
    name: 'a draft review decided nothing',
    files: files((data) => {
      withoutAction(data);
      data['earlier.yaml'].status = 'draft';
    }),
    expected: [],
  },
  {
    name: 'judged two years later: the same',
    files: files((data) => {
      withoutAction(data);
      Object.assign(data['action.yaml'], { status: 'done', completedOn: '2026-05-01' });
    }),
    options: { today: '2028-02-01' },
    expected: [dropped],
  },
  {
    name: 'a section that does not apply',
    files: withReview((review) => {
      review.inputs[0] = { input: 'previous-actions', notApplicable: 'None' };
    }),
    expected: [{ path: 'inputs[previous-actions].notApplicable', severity: 'error' }],
  },
  {
    name: 'draft',
    files: files((data) => {
      withoutAction(data);
      data['review.yaml'].status = 'draft';
    }),
    expected: [],
  },
  {
    name: 'approved',
    files: files((data) => {
      withoutAction(data);
      data['review.yaml'].status = 'approved';
    }),
    expected: [dropped],
  },
]);

scenarios('review-output-missing', [
  ...(
    [
      [0, /^The review has no output on opportunities for improvement\. .* `kind: improvement`/],
      [1, /^The review has no output on changes of the management system\. .* `kind: qms-change`/],
      [
        2,
        /^The review has no output on resources\. Add the decision with `kind: resources`, or say under `none` why nothing had to be decided\.$/,
      ],
    ] as const
  ).map(([at, message]) => ({
    name: `without output ${at + 1}`,
    files: withReview((review) => review.outputs.splice(at, 1)),
    expected: [
      {
        path: `outputs[${['improvement', 'qms-change', 'resources'][at]}]`,
        severity: 'error' as const,
        message,
      },
    ],
  })),
  {
    name: 'a kind that says nothing',
    files: withReview((review) => (review.outputs[1].none = '')),
    expected: [{ path: 'outputs[qms-change]', severity: 'error' }],
  },
  {
    name: 'in a part',
    files: inParts((part, review) => (part.outputs = review.outputs.splice(1))),
    expected: [],
  },
  {
    name: 'extraordinary',
    files: withReview((review) => Object.assign(review, { kind: 'extraordinary', outputs: [] })),
    expected: [],
  },
  {
    name: 'planned',
    files: withReview((review) => Object.assign(review, { status: 'planned', outputs: [] })),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => Object.assign(review, { status: 'draft', outputs: [] })),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      review.outputs.pop();
    }),
    expected: [{ path: 'outputs[resources]', severity: 'error' }],
  },
]);

scenarios('review-decision-plan', [
  {
    name: 'no owner',
    files: withReview((review) => delete review.outputs[2].owner),
    expected: [
      {
        path: 'outputs[O3].owner',
        severity: 'warning',
        message:
          'Decision "Two engineers" has no owner. Add `owner`, or an action that has one. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a decision of many words',
    files: withReview((review) => {
      delete review.outputs[2].owner;
      delete review.outputs[2].due;
      review.outputs[2].decision =
        'Two support engineers for the weekend rota of the service desk from March';
    }),
    expected: [
      {
        path: 'outputs[O3].owner',
        severity: 'warning',
        message: /^Decision "Two support engineers for the weeke…" has no owner and no due date\./,
      },
    ],
  },
  {
    name: 'neither',
    files: withReview((review) => {
      delete review.outputs[2].owner;
      delete review.outputs[2].due;
    }),
    expected: [{ path: 'outputs[O3].owner', severity: 'warning', message: /has no owner and no due date\./ }],
  },
  {
    name: 'those of its actions',
    files: files((data) => {
      const output = data['review.yaml'].outputs[2];
      delete output.owner;
      delete output.due;
      output.actions = ['ACT-2'];
      data['action2.yaml'] = { id: 'ACT-2', type: 'action', owner: 'ROLE-MD', due: '2026-03-01' };
    }),
    expected: [],
  },
  {
    name: 'those of an action that names the output',
    files: files((data) => {
      const output = data['review.yaml'].outputs[2];
      delete output.owner;
      delete output.due;
      data['action2.yaml'] = {
        id: 'ACT-2',
        type: 'action',
        origin: 'MR-2',
        output: 'O3',
        owner: 'ROLE-MD',
        due: '2026-03-01',
      };
    }),
    expected: [],
  },
  {
    name: 'declined needs neither',
    files: withReview((review) => {
      review.outputs[2] = {
        id: 'O3',
        kind: 'resources',
        decision: 'No',
        answer: 'declined',
        from: ['resources'],
      };
    }),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      delete review.outputs[0].due;
    }),
    expected: [{ path: 'outputs[O1].due', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete review.outputs[0].due;
    }),
    expected: [],
  },
]);

scenarios('review-ask-unanswered', [
  {
    name: 'answered',
    files: withReview((review) => (section(review, 'resources').ask = 'Two engineers')),
    expected: [],
  },
  {
    name: 'no output from it',
    files: withReview((review) => (section(review, 'objectives').ask = { request: 'A new target' })),
    expected: [
      {
        path: 'inputs[objectives].ask',
        severity: 'warning',
        message:
          'Input "Quality objectives" asks for a decision and gets no answer. Add an output with `from: [objectives]` and an `answer`, which is `granted`, `partly-granted`, `declined` or `deferred`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'an output without answer',
    files: withReview((review) => (section(review, 'customer-satisfaction').ask = 'A rota')),
    expected: [
      {
        path: 'inputs[customer-satisfaction].ask',
        severity: 'warning',
        message: /The decision "Weekend rota" comes from it\. Add its `answer`/,
      },
    ],
  },
  {
    name: "a part's ask answered by the whole",
    files: inParts(
      (part) => (part.inputs.find(({ input }: Data) => input === 'resources').ask = 'Two engineers'),
    ),
    expected: [],
  },
  {
    name: "a part's ask waits for the whole",
    files: inParts((part, review) => {
      part.inputs.find(({ input }: Data) => input === 'resources').ask = 'Two engineers';
      review.status = 'draft';
    }),
    expected: [],
  },
  {
    name: "a part's ask the whole leaves unanswered",
    files: inParts((part) => {
      part.inputs.find(({ input }: Data) => input === 'risk-actions').ask = 'A decision';
    }),
    expected: [{ path: 'inputs[risk-actions].ask', severity: 'warning', record: 'MR-2a' }],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      section(review, 'objectives').ask = 'A new target';
    }),
    expected: [{ path: 'inputs[objectives].ask', severity: 'warning' }],
  },
  {
    name: 'planned',
    files: withReview((review) => {
      review.status = 'planned';
      section(review, 'objectives').ask = 'A new target';
    }),
    expected: [],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      section(review, 'objectives').ask = 'A new target';
    }),
    expected: [],
  },
]);

scenarios('review-conclusion-missing', [
  {
    name: 'none',
    files: withReview((review) => delete review.conclusions),
    expected: [
      {
        path: 'conclusions',
        severity: 'warning',
        message:
          'The review draws no conclusion on the system. Answer `suitable`, `adequate`, `effective` and `alignedWithStrategy` for it under `conclusions` with `confirmed`, `partly` or `not-confirmed`.',
      },
    ],
  },
  {
    name: 'one left open',
    files: withReview((review) => delete review.conclusions.effective),
    expected: [
      {
        path: 'conclusions.effective',
        severity: 'warning',
        message: /^No conclusion on effectiveness of the system\./,
      },
    ],
  },
  {
    name: 'extraordinary',
    files: withReview((review) => {
      review.kind = 'extraordinary';
      delete review.conclusions;
    }),
    expected: [],
  },
  {
    name: 'approved',
    files: withReview((review) => {
      review.status = 'approved';
      delete review.conclusions;
    }),
    expected: [{ path: 'conclusions', severity: 'warning' }],
  },
  {
    name: 'draft',
    files: withReview((review) => {
      review.status = 'draft';
      delete review.conclusions;
    }),
    expected: [],
  },
]);

/** The company whose review cites one more record as evidence for audits. */
const citing = (record: Data, change: (data: Record<string, Data>) => void = () => {}) =>
  files((data) => {
    data['cited.yaml'] = record;
    section(data['review.yaml'], 'audit-results').evidence.push(record.id);
    change(data);
  });
const audit = (date: string, more: Data = {}) => ({
  id: 'AUD-1',
  type: 'audit',
  title: 'Lab',
  status: 'reported',
  date,
  ...more,
});
const citedSecond = 'inputs[audit-results].evidence[AUD-1]';

scenarios('review-evidence-late', [
  {
    name: 'held after the review',
    files: citing(audit('2026-01-21')),
    expected: [
      {
        path: citedSecond,
        severity: 'warning',
        message:
          'Evidence AUD-1 of 2026-01-21 is newer than the review of 2026-01-20. Correct the date, or leave it to the next review. Practice, not a requirement.',
      },
    ],
  },
  { name: 'on the day', files: citing(audit('2026-01-20', { reportedOn: '2026-01-25' })), expected: [] },
  {
    name: 'a survey counts from its evaluation',
    files: citing({
      id: 'SUR-1',
      type: 'survey',
      title: 'S',
      period: { from: '2025-10-01', to: '2025-12-31' },
      evaluatedOn: '2026-01-25',
    }),
    expected: [{ path: 'inputs[audit-results].evidence[SUR-1]', severity: 'warning' }],
  },
  {
    name: 'evidence kept elsewhere',
    files: withReview(
      (review) => (section(review, 'resources').evidence = [{ external: 'HR system', date: '2026-01-30' }]),
    ),
    expected: [
      {
        path: 'inputs[resources].evidence[2026-01-30]',
        severity: 'warning',
        message: /^Evidence "HR system" of 2026-01-30 is newer/,
      },
    ],
  },
  {
    name: 'maintained records have no such date',
    files: files((data) => (data['indicator-1.yaml'].effectiveFrom = '2026-01-30')),
    expected: [],
  },
  {
    name: 'approved',
    files: citing(audit('2026-01-21'), (data) => (data['review.yaml'].status = 'approved')),
    expected: [{ path: citedSecond, severity: 'warning' }],
  },
  {
    name: 'draft',
    files: citing(audit('2026-01-21'), (data) => (data['review.yaml'].status = 'draft')),
    expected: [],
  },
]);

scenarios('review-decoration', [
  {
    name: 'a reason for no objective that is the one of the last time',
    files: files((data) => {
      for (const path of ['earlier.yaml', 'review.yaml']) {
        const item = section(data[path], 'resources');
        delete item.objectives;
        item.noObjective = `Complaints are few${path === 'review.yaml' ? '.' : ''} and of one customer`;
      }
    }),
    expected: [
      {
        path: 'inputs[resources].noObjective',
        severity: 'information',
        message:
          'Input "Resources" repeats the reason of MR-1. Say why no objective is needed now, or link it to one. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a summary copied from the last review',
    files: files((data) => {
      section(data['review.yaml'], 'resources').summary =
        `${section(data['earlier.yaml'], 'resources').summary.toUpperCase()} `;
    }),
    expected: [
      {
        path: 'inputs[resources].summary',
        severity: 'information',
        message:
          'Input "Resources" has the same summary as in MR-1. Say what this period showed. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'a short one may be the same',
    files: files((data) => {
      for (const name of ['review.yaml', 'earlier.yaml'])
        section(data[name], 'resources').summary = 'No change.';
    }),
    expected: [],
  },
  {
    name: 'one objective behind most inputs',
    files: withReview((review) => {
      review.inputs.forEach((item: Data, index: number) => {
        if (index < 7) Object.assign(item, { objectives: ['OBJ-1'], evidence: ['KPI-1', 'ACT-1'] });
      });
    }),
    expected: [
      {
        path: 'inputs',
        severity: 'information',
        message:
          'Objective OBJ-1 stands behind 8 of the 12 linked inputs. Link each input to the objective it really bears on, or say `noObjective`. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'an objective whose indicator is never cited',
    files: withReview((review) => (section(review, 'resources').objectives = ['OBJ-2'])),
    expected: [
      {
        path: 'inputs[resources].objectives',
        severity: 'information',
        message:
          /^Input "Resources" never cites KPI-2\. That is how OBJ-2, to which it is linked, is measured\./,
      },
    ],
  },
  {
    name: 'a later version with another indicator adds nothing',
    files: files((data) => {
      const { 'objective-1.yaml': objective } = data;
      data['objective-1b.yaml'] = {
        ...objective,
        version: '2',
        status: 'active',
        effectiveFrom: '2026-01-25',
        indicator: 'KPI-2',
      };
      Object.assign(objective, { version: '1', status: 'missed' });
    }),
    expected: [],
  },
  {
    name: 'citing the objective itself will do',
    files: withReview((review) =>
      Object.assign(section(review, 'resources'), { objectives: ['OBJ-2'], evidence: ['OBJ-2'] }),
    ),
    expected: [],
  },
  {
    name: 'evidence from before the period',
    files: citing(audit('2025-05-10', { reportedOn: '2025-06-30' })),
    expected: [
      {
        path: citedSecond,
        severity: 'information',
        message:
          'Evidence AUD-1 of 2025-06-30 is older than the period under review. Cite what this period showed. It begins on 2025-07-01. Practice, not a requirement.',
      },
    ],
  },
  {
    name: 'reported within the period',
    files: citing(audit('2025-06-28', { reportedOn: '2025-07-01' })),
    expected: [],
  },
  {
    name: 'an old case still open then',
    files: citing({
      id: 'NC-1',
      type: 'nonconformity',
      detectedOn: '2025-01-10',
      closedOn: '2026-03-01',
      status: 'closed',
    }),
    expected: [],
  },
  {
    name: 'an old case closed before',
    files: citing({
      id: 'NC-1',
      type: 'nonconformity',
      title: 'N',
      detectedOn: '2025-01-10',
      closedOn: '2025-03-01',
      status: 'closed',
    }),
    expected: [{ path: 'inputs[audit-results].evidence[NC-1]', severity: 'information' }],
  },
  {
    name: 'approved',
    files: citing(audit('2025-05-10'), (data) => (data['review.yaml'].status = 'approved')),
    expected: [{ path: citedSecond, severity: 'information' }],
  },
  {
    name: 'draft',
    files: citing(audit('2025-05-10'), (data) => (data['review.yaml'].status = 'draft')),
    expected: [],
  },
]);

describe('values of any shape', () => {
  const odd: readonly unknown[] = [
    null,
    true,
    7,
    '',
    'x',
    [],
    [null, 1, 'a', []],
    {},
    { input: {} },
    [{ input: [1, null] }],
  ];
  const fields = [
    'inputs',
    'outputs',
    'attendees',
    'meetings',
    'conclusions',
    'previous',
    'partOf',
    'period',
    'date',
    'kind',
  ];
  test.each(fields)('%s never breaks a rule', async (field) => {
    for (const value of odd) {
      const review = { ...company()['review.yaml'], [field]: value };
      const text = write(review);
      const { findings } = await check({ 'review.yaml': text }, { hostile: true });
      // The policy, the scope and roles are not in this repository: whatever else is odd, that is said.
      expect(findings.map(({ rule }) => rule)).toContain('policy-missing');
      for (const { file, message, range } of findings) {
        expect(message).not.toMatch(/undefined|\[object|NaN/);
        if (file === 'review.yaml') expect(range.end.line).toBeLessThanOrEqual(text.split('\n').length);
      }
      // Nobody signed the review, and no value of another field stands for a signature.
      expect(findings.some(({ rule }) => rule === 'signoff-missing')).toBe(true);
    }
  });
});

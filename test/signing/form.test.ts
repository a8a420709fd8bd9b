import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../server/src/model/json.ts';
import { byDirector, byQuality, company } from './company.ts';
import { changed, type Repository, recordIn, short, signed, signOffFindings, textsOf } from './repository.ts';

/** What may happen to the form of a signed text, to where it is kept, and to names, without anybody deciding anything. */

const approval = { ...byDirector, meaning: 'approved', date: '2026-01-15' };
const stale = (id: string, by = 'PER-1'): readonly string[] => [`signoff-stale ${id} signOffs[${by}].digest`];

describe('a signed text', () => {
  const body = [
    'We measure right.\n',
    '\n',
    '| Balance | Limit |\n',
    '|---|---|\n',
    '| A | 0.1 |\n',
    '\n',
    '- first\n',
    '- second\n',
  ].join('');
  const repository: Repository = {
    ...company,
    'policy.md': {
      data: {
        id: 'POL-1',
        type: 'quality-policy',
        title: 'Policy',
        status: 'effective',
        version: '1.0',
        languages: ['de'],
      },
      body,
    },
  };
  const comment = '<!-- qms-ignore link-broken -- the page comes in May -->\n';
  const cases: readonly (readonly [what: string, edit: (text: string) => string, holds: boolean])[] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n'), true],
    ['a byte-order mark', (text) => `\ufeff${text}`, true],
    ['blanks at line ends', (text) => text.replaceAll('.\n', '.  \n').replace('second', 'second\t'), true],
    ['one blank line more', (text) => text.replace('right.\n', 'right.\n\n\n'), true],
    ['blank lines at both ends', (text) => `${text.replace('---\nWe', '---\n\n\nWe')}\n\n`, true],
    ['no line end at the end', (text) => text.trimEnd(), true],
    ['an ignore comment of its own', (text) => text.replace('right.\n', `right.\n\n${comment}`), true],
    ['an ignore comment at the beginning', (text) => text.replace('---\nWe', `---\n${comment}We`), true],
    ['an ignore comment within a paragraph', (text) => text.replace('right.\n', `right.\n${comment}`), false],
    [
      'words after an ignore comment',
      (text) => text.replace('right.\n', `right.\n\n${comment.trimEnd()} Mostly.\n`),
      false,
    ],
    ['another comment', (text) => text.replace('right.\n', 'right.\n\n<!-- mostly -->\n'), false],
    ['a table aligned by a formatter', (text) => text.replace('| A | 0.1 |', '| A       | 0.1   |'), false],
    ['other signs for a list', (text) => text.replaceAll('- first', '* first'), false],
    ['a line broken elsewhere', (text) => text.replace('We measure', 'We\nmeasure'), false],
    ['another word', (text) => text.replace('right', 'almost right'), false],
    ['quotes and comments around the data', (text) => text.replace('"Policy"', "'Policy' # ours"), true],
    [
      'keys in another order',
      (text) => text.replace('version: "1.0"\n', '').replace('---\nid', '---\nversion: "1.0"\nid'),
      true,
    ],
    ['a list in another style', (text) => text.replace('["de"]', '\n  - de\n  - en'), true],
  ];

  test.each(cases)('with %s', async (_what, edit, holds) => {
    const whole = await signed(repository, 'policy.md', approval);
    const text = textsOf(whole)['policy.md']!;
    expect(edit(text)).not.toBe(text);
    const findings = await signOffFindings({ ...whole, 'policy.md': edit(text) });
    expect(short(findings)).toEqual(holds ? [] : stale('POL-1'));
  });
});

describe('the bytes of a file', () => {
  const bodies: readonly (readonly [string, string])[] = [
    ['an image', '![Plan](drawings/plan.svg)\n'],
    ['an image by reference', '![Plan][plan]\n\n[plan]: drawings/plan.svg\n'],
    ['an image in HTML', 'See <img src="drawings/plan.svg" alt="Plan">\n'],
  ];
  const record: JsonObject = {
    id: 'DOC-1',
    type: 'document',
    title: 'Assembly',
    status: 'effective',
    version: '1.0',
  };
  const drawings = { 'drawings/plan.svg': '<svg>1</svg>\n', 'drawings/scan.txt': 'Signed\n' };
  const saidWith = async (
    data: JsonObject,
    body: string,
    files: Record<string, string>,
  ): Promise<readonly string[]> => {
    const before: Repository = { ...company, ...drawings, 'doc.md': { data, body } };
    const whole = await signed(before, 'doc.md', {
      ...approval,
      proof: [{ external: 'Mail of the day', file: 'drawings/scan.txt' }],
    });
    expect(short(await signOffFindings(whole))).toEqual([]);
    return short(await signOffFindings({ ...whole, ...files }));
  };
  const changedPlan = { 'drawings/plan.svg': '<svg>2</svg>\n' };

  test.each(bodies)('shown as %s', async (_what, body) => {
    expect(await saidWith(record, body, changedPlan)).toEqual(stale('DOC-1'));
    expect(await saidWith(record, body, { 'drawings/plan.svg': '<svg>1</svg>\r\n' })).toEqual([]);
  });

  test.each<[string, JsonObject, boolean]>([
    ['attached', { attachments: [{ file: 'drawings/plan.svg' }] }, false],
    ['that is the document', { location: 'drawings/plan.svg' }, false],
    ['that is a scan of the signed page', { signatureFiles: ['drawings/plan.svg'] }, true],
    ['that is only linked', {}, true],
  ])('of a file %s', async (_what, values, holds) => {
    const findings = await saidWith({ ...record, ...values }, '[Plan](drawings/plan.svg)\n', changedPlan);
    expect(findings).toEqual(holds ? [] : stale('DOC-1'));
  });

  test('of the proof of a sign-off', async () => {
    expect(await saidWith(record, 'Text\n', { 'drawings/scan.txt': 'Signed by me\n' })).toEqual(
      stale('DOC-1'),
    );
  });

  test('kept in Git LFS, of which the repository holds a pointer', async () => {
    const oid = createHash('sha256').update(drawings['drawings/plan.svg']).digest('hex');
    const pointer = (hash: string): string =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize 13\n`;
    const [, body] = bodies[0]!;
    expect(await saidWith(record, body, { 'drawings/plan.svg': pointer(oid) })).toEqual([]);
    const other = createHash('sha256').update('other').digest('hex');
    expect(await saidWith(record, body, { 'drawings/plan.svg': pointer(other) })).toEqual(stale('DOC-1'));
  });
});

describe('a register', () => {
  const item = (id: string): JsonObject => ({ id, title: `Text ${id}`, kind: 'procedure' });
  const register: JsonObject = {
    id: 'REG-1',
    type: 'register',
    of: 'document',
    title: 'Documents',
    defaults: { status: 'effective', version: '1.0' },
    items: [item('DOC-1'), item('DOC-2')],
  };
  const repository: Repository = { ...company, 'register.yaml': { data: register } };
  const steps: readonly (readonly [place: string, value: string | JsonObject, holds: boolean])[] = [
    ['owner', 'ROLE-QM', true],
    ['tags', 'all', true],
    ['defaults.owner', 'ROLE-QM', true],
    ['defaults.nextReview', '2027-01-01', true],
    ['items[0].owner', 'ROLE-LAB', true],
    ['items[1].distribution', 'ROLE-LAB', true],
    ['items[1].status', 'superseded', true],
    ['items[0].kind', 'form', false],
    ['items[1].title', 'Another', false],
    ['defaults.version', '1.1', false],
    ['defaults.kind', 'form', false],
    ['items[2]', item('DOC-3'), false],
    ['title', 'Some documents', false],
  ];

  test.each(steps)('signed as a whole, then %s is changed', async (place, value, holds) => {
    const whole = await signed(repository, 'register.yaml', approval);
    const after = changed(whole, 'register.yaml', { [place]: value });
    expect(short(await signOffFindings(after))).toEqual(holds ? [] : stale('REG-1'));
  });

  const block = { by: 'PER-1', role: 'ROLE-MD', meaning: 'approved', date: '2026-01-15', version: '1.0' };
  /** The register with its first item signed, as it was when that stood in a file of its own. */
  const signedItem = async (): Promise<JsonObject> => {
    const alone = { data: { ...item('DOC-1'), type: 'document', status: 'effective', version: '1.0' } };
    return recordIn(await signed({ ...company, 'doc.yaml': alone }, 'doc.yaml', block), 'doc.yaml').data;
  };
  const within = async (defaults: JsonObject): Promise<Repository> => {
    const { signOffs } = await signedItem();
    const items = [{ ...item('DOC-1'), signOffs: signOffs! }];
    return { ...company, 'register.yaml': { data: { ...register, defaults, items } } };
  };

  test('keeps the signature of an item that moves in, and of one that moves out', async () => {
    expect(short(await signOffFindings({ ...company, 'doc.yaml': { data: await signedItem() } }))).toEqual(
      [],
    );
    expect(short(await signOffFindings(await within({ status: 'effective', version: '1.0' })))).toEqual([]);
  });

  test.each<[string, JsonObject, boolean]>([
    ['a default for filing', { status: 'effective', version: '1.0', owner: 'ROLE-QM' }, true],
    ['a default that says what it is', { status: 'effective', version: '1.0', scope: 'All' }, false],
    ['another version for all', { status: 'effective', version: '2.0' }, false],
  ])('with an item that is signed itself gets %s', async (_what, defaults, holds) => {
    const findings = await signOffFindings(await within(defaults));
    expect(short(findings)).toEqual(holds ? [] : stale('DOC-1'));
  });
});

describe('another name', () => {
  const repository: Repository = {
    ...company,
    'objective.yaml': {
      data: {
        id: 'OBJ-1',
        type: 'quality-objective',
        title: 'Two days',
        status: 'active',
        version: '1.0',
        target: 2,
      },
    },
  };
  const whole = () =>
    signed(repository, 'objective.yaml', { ...byQuality, meaning: 'reviewed', date: '2026-01-14' }, approval);
  const renamed = async (values: JsonObject): Promise<readonly string[]> =>
    short(await signOffFindings(changed(await whole(), 'objective.yaml', { id: 'OBJ-9', ...values })));

  test('of the record keeps its signatures where the former id is entered', async () => {
    expect(await renamed({ formerIds: ['OBJ-1'] })).toEqual([]);
    expect(await renamed({ formerIds: ['OBJ-0', 'OBJ-1'] })).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ['the former id is missing', {}],
    ['another id is entered', { formerIds: ['OBJ-2'] }],
    ['the content changes with it', { formerIds: ['OBJ-1'], target: 3 }],
  ])('of the record breaks them where %s', async (_what, values) => {
    expect(await renamed(values)).toEqual([...stale('OBJ-9', 'PER-2'), ...stale('OBJ-9')]);
  });

  test('that is the id of another record lends nothing', async () => {
    const other = { data: { id: 'OBJ-1', type: 'quality-objective', title: 'Still here', status: 'draft' } };
    const files = changed(await whole(), 'objective.yaml', { id: 'OBJ-9', formerIds: ['OBJ-1'] });
    expect(short(await signOffFindings({ ...files, 'other.yaml': other }))).toEqual([
      ...stale('OBJ-9', 'PER-2'),
      ...stale('OBJ-9'),
    ]);
  });

  test('of the signer or of the role leaves what was signed as it is', async () => {
    let files = changed(await whole(), 'people/PER-1.yaml', { id: 'PER-doe', formerIds: ['PER-1'] });
    files = changed(files, 'people/ROLE-MD.yaml', {
      id: 'ROLE-CEO',
      formerIds: ['ROLE-MD'],
      holders: [{ person: 'PER-doe', from: '2020-01-01' }],
    });
    expect(short(await signOffFindings(files))).toEqual([]);
  });
});

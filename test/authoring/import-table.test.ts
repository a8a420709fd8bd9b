import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { type ImportRequest, importTable } from '../../server/src/authoring/import-table.ts';
import { english } from '../../server/src/messages/language.ts';
import { columnLetters } from '../../server/src/text/sheets.ts';
import { runs } from '../property-runs.ts';
import { check, openProject } from '../rules/harness.ts';
import { sheetOfCells, spreadsheetFile, textXml } from '../text/spreadsheet-file.ts';

type Files = Readonly<Record<string, string>>;

interface Asked extends Partial<Omit<ImportRequest, 'bytes'>> {
  readonly files?: Files;
}

/** Imports a table given as the bytes of a file, or as CSV. */
async function imported(table: string | Uint8Array, asked: Asked = {}) {
  const { files = {}, ...request } = asked;
  const { project } = await openProject(files);
  const result = importTable(
    {
      type: 'risk',
      name: 'Risks of the plant.csv',
      bytes: typeof table === 'string' ? new TextEncoder().encode(table) : table,
      maps: [],
      words: [],
      sheet: null,
      dates: null,
      out: null,
      ...request,
    },
    project,
  );
  const faults = result.faults.map(
    ({ row, column, message }) =>
      `${column === null ? '' : columnLetters(column)}${row}: ${english.text(message)}`,
  );
  const written = Object.fromEntries(result.registers.map(({ file, text }) => [file, text]));
  return {
    result,
    faults,
    notes: result.notes.map((note) => english.text(note)),
    text: result.registers[0]?.text ?? '',
    targets: Object.fromEntries(result.columns.map(({ label, target }) => [label, target?.path ?? null])),
    /** The records as they are read from the files. */
    records: async () => {
      const after = await openProject({ ...files, ...written });
      return [...after.project.store.records.values()]
        .filter(({ register }) => register !== null)
        .map(({ data: { type: _type, ...data } }) => data);
    },
    written,
  };
}

const refusal = (table: string | Uint8Array, asked: Asked = {}): Promise<string> =>
  imported(table, asked).then(
    ({ text }) => text,
    (error: Error) => error.message,
  );

test('a table becomes a register, whose records say what the table says', async () => {
  const table =
    'Risk register 2025;;;;;\n;;;;;\nRisk ID;Title;Likelihood;Impact;Date identified;Next review;Level\n' +
    '007;Climate chamber fails;3;4;08-Oct-25;2026-07-01;12\n' +
    'RSK-8;"Key supplier\nleaves: #1";2;5;13.04.2025;;10\n';
  const { text, result, records, notes } = await imported(table);
  expect(text).toBe(
    `# Imported from Risks of the plant.csv on 2026-02-01.
id: REG-001
type: register
title: Risk register 2025
of: risk
items:
  - id: '007'
    title: Climate chamber fails
    likelihood: 3
    severity: 4
    identifiedOn: 2025-10-08
    nextReview: 2026-07-01
    custom:
      Level: '12'
  - id: RSK-8
    title: |-
      Key supplier
      leaves: #1
    likelihood: 2
    severity: 5
    identifiedOn: 2025-04-13
    custom:
      Level: '10'
`,
  );
  expect([result.rows, result.passed, result.registers.map(({ file }) => file)]).toEqual([
    2,
    2,
    ['risks/REG-001.yaml'],
  ]);
  expect(notes).toEqual(['The labels stand in row 3; what stands above is not read.']);
  expect((await records())[1]).toEqual({
    id: 'RSK-8',
    title: 'Key supplier\nleaves: #1',
    likelihood: 2,
    severity: 5,
    identifiedOn: '2025-04-13',
    custom: { Level: '10' },
  });
});

describe('columns', () => {
  test.each([
    ['id,nextReview,closedOn', { id: 'id', nextReview: 'nextReview', closedOn: 'closedOn' }],
    ['ID,NEXT_REVIEW,closed-on', { ID: 'id', NEXT_REVIEW: 'nextReview', 'closed-on': 'closedOn' }],
    [
      'Risiko-Nr.,Eintrittswahrscheinlichkeit,Fällig',
      { 'Risiko-Nr.': 'id', Eintrittswahrscheinlichkeit: 'likelihood', Fällig: 'custom.Fällig' },
    ],
    ['Riesgo,Gravedad,Estado', { Riesgo: 'title', Gravedad: 'severity', Estado: 'status' }],
    ['Risco,Próxima revisão', { Risco: 'title', 'Próxima revisão': 'nextReview' }],
    ['Risque,Gravité', { Risque: 'title', Gravité: 'severity' }],
    ['Rischio,Probabilità', { Rischio: 'title', Probabilità: 'likelihood' }],
    ['Title,before.likelihood', { Title: 'title', 'before.likelihood': 'before.likelihood' }],
    // The field's own name wins over a word for it, which is kept as it is.
    ['Title,Risk,Name', { Title: 'title', Risk: 'custom.Risk', Name: 'custom.Name' }],
    // What signatures say is not imported as one, and what a record is goes before the file.
    [
      'id,Approved by,signOffs,Type',
      { id: 'id', 'Approved by': 'custom.Approved by', signOffs: 'custom.signOffs', Type: 'custom.Type' },
    ],
    [
      'id,__proto__,constructor',
      { id: 'id', ['__proto__']: 'custom.__proto__', constructor: 'custom.constructor' },
    ],
  ])('%s', async (labels, expected) => {
    const { targets } = await imported(`${labels}\n`);
    expect(Object.entries(targets)).toEqual(Object.entries(expected));
  });

  test('go where somebody says, by label or letter, into a field, under `custom`, or nowhere', async () => {
    const table = 'No.,What,Amount,Notes,Score\nR1,Fire,1200.50,secret,7\n';
    const maps = ['what=title', 'C=exposure.amount', 'Notes=', 'score=custom.Points'];
    const { targets, records } = await imported(table, {
      maps: [...maps, 'Amount=exposure.amount'].filter((map) => !map.startsWith('C=')),
    });
    expect(targets).toEqual({
      'No.': 'id',
      What: 'title',
      Amount: 'exposure.amount',
      Notes: null,
      Score: 'custom.Points',
    });
    // `currency` is missing, so the row is none; see below.
    expect(await records()).toEqual([]);
    const byLetter = await imported(table, { maps: ['What=title', 'C=custom.Amount', 'D='] });
    expect(await byLetter.records()).toEqual([
      { id: 'R1', title: 'Fire', custom: { Amount: '1200.50', Score: '7' } },
    ]);
  });

  test('several of a row make one entry of a list', async () => {
    const table =
      'Supplier ID;Supplier;Assessment date;Rating;Decision;Next review\nSUP-1;Acme Metals;2025-11-03;87,5;approve;2026-11-03\n';
    const { records } = await imported(table, { type: 'supplier' });
    expect(await records()).toEqual([
      {
        id: 'SUP-1',
        title: 'Acme Metals',
        evaluations: [{ date: '2025-11-03', score: 87.5, decision: 'approve' }],
        nextReview: '2026-11-03',
      },
    ]);
  });

  test.each([
    [['title'], /^`--map "title"` does not name a column and a field\./],
    [['=title'], /does not name a column/],
    [['Whatever=title'], /^No column is called `Whatever`\. Those of row 1 are ID, Title and Owner\./],
    [['Titel=title'], /^No column is called `Titel`\. Did you mean `Title`\?/],
    [['Owner=likelihod'], /^`risk` has no field `likelihod`\. Did you mean `likelihood`\?/],
    [['Owner=whatever'], /^`risk` has no field `whatever`\. See `qms new risk`/],
    [['Owner=title.x'], /has no field `title\.x`/],
    [['Owner=signOffs'], /^`signOffs` cannot be imported\. Sign records with `qms sign`/],
    [['Owner=signOffs[].by'], /^`signOffs` cannot be imported\./],
    [['Owner=type'], /^`type` cannot be imported\. The type is named before the file\./],
    [['Owner=custom'], /^`custom` cannot be imported\. Name a key in it/],
    [['Owner=title', 'Title=title'], /^B and C would all be `title`\./],
  ])('are not mapped by %j', async (maps, message) => {
    expect(await refusal('ID,Title,Owner\n', { maps })).toMatch(message);
  });

  test('that would all be one field are asked about, unless one is named', async () => {
    const table = 'ID,Date raised,Date logged\nR1,2026-01-01,2026-01-02\n';
    expect(await refusal(table)).toMatch(
      /^B \(Date raised\) and C \(Date logged\) would all be `identifiedOn`\. Say which is meant/,
    );
    const { targets } = await imported(table, { maps: ['Date raised=identifiedOn'] });
    expect(targets).toEqual({ ID: 'id', 'Date raised': 'identifiedOn', 'Date logged': 'custom.Date logged' });
  });

  test('of one name are told apart by their letters', async () => {
    const table = 'ID,Title,Note,Note\nR1,Fire,a,b\n';
    expect(await refusal(table)).toMatch(/^Two columns are called `Note`: C and D\. Name one by its letter/);
    const { records } = await imported(table, { maps: ['D=custom.Second'] });
    expect(await records()).toEqual([{ id: 'R1', title: 'Fire', custom: { Note: 'a', Second: 'b' } }]);
  });

  test('are looked for in the first rows, and must be known', async () => {
    const titles = 'Plant 4\nAs of 2026\n'.repeat(40);
    expect((await imported(`${titles}ID;Risk\nR1;Fire\n`)).result.passed).toBe(1);
    expect(await refusal('a;b\n1;2\n')).toBe(
      'No row holds labels that are known for `risk`. Name at least one column, as in `--map "Column=title"`.',
    );
    expect((await imported('a;b\n1;2\n', { maps: ['b=title'] })).targets).toEqual({
      a: 'custom.a',
      b: 'title',
    });
  });

  test('are known by long labels too, and kept under the beginning of one', async () => {
    const long = `Impact (1 = none, 2 = some, 3 = much, 4 = very much, 5 = so much that nobody wants to think of it at all, ever)`;
    const { targets, records } = await imported(`ID;${long};${'note '.repeat(300)}\nR1;2;x\n`);
    expect(targets[long]).toBe('severity');
    expect(await records()).toEqual([
      { id: 'R1', severity: 2, custom: { ['note '.repeat(20).trim()]: 'x' } },
    ]);
  });

  test('without a label are a fault wherever they hold something, and so is a cell too many', async () => {
    const { faults, result } = await imported('ID,Title,,Owner\nR1,Fire,,\nR2,Flood,x,\nR3,Frost,,,more\n');
    expect(faults).toEqual([
      'C3: This cell stands in a column without a label. Give it one, or name the column with `--map "C=…"`.',
      'E4: This cell stands in a column without a label. Give it one, or name the column with `--map "E=…"`.',
    ]);
    expect(result.passed).toBe(1);
    expect((await imported('ID,Title,\nR1,Fire,x\n', { maps: ['C=custom.Note'] })).faults).toEqual([]);
  });
});

describe('ids', () => {
  test('are kept as they are, zeros before them included', async () => {
    const { records } = await imported('ID;Title\n007;a\n1.10;b\n0x1F;c\n1e5;d\nAPR-2026-004;e\n');
    expect((await records()).map(({ id }) => id)).toEqual(['007', '1.10', '0x1F', '1e5', 'APR-2026-004']);
  });

  test('are made where no column gives any, in the pattern of those there are', async () => {
    const files = {
      'r.yaml': 'id: RSK-0041\ntype: risk\ntitle: Old\n',
      's.yaml': 'id: RSK-0043\ntype: risk\ntitle: Old\n',
    };
    const { records, notes } = await imported('Title\nFire\nFlood, or worse\n', { files });
    expect(await records()).toEqual([
      { id: 'RSK-0044', title: 'Fire' },
      { id: 'RSK-0045', title: 'Flood, or worse' },
    ]);
    expect(notes).toEqual(['No column gives ids, so they are made: RSK-0044 to RSK-0045.']);
    expect((await imported('Title\nFire\n')).notes).toEqual([
      'No column gives ids, so they are made: RSK-001.',
    ]);
  });

  test.each([
    ['R1;a\nR1;b', ['A3: `R1` is the id of row 2 too. Give each row its own.']],
    ['OLD;a', ['A2: `OLD` is already the id of a record in r.yaml. Give the row another, or leave it out.']],
    [
      'FORMER;a',
      ['A2: `FORMER` is already the id of a record in r.yaml. Give the row another, or leave it out.'],
    ],
    [';a', ['A2: This row has no id. Write one, or leave the row out.']],
    ['NC 12/26;a', [expect.stringMatching(/^A2: `NC 12\/26` cannot be an id\./)]],
    [`${'x'.repeat(65)};a`, [expect.stringMatching(/^A2: .* cannot be an id\./)]],
  ])('that will not do are faults: %s', async (rows, faults) => {
    const files = { 'r.yaml': 'id: OLD\ntype: risk\ntitle: Old\nformerIds: FORMER\n' };
    expect((await imported(`ID;Title\n${rows}\n`, { files })).faults).toEqual(faults);
  });

  test('have the form that qms.yaml asks for', async () => {
    const files = { 'qms.yaml': 'ids: { risk: "RSK-*" }\n' };
    const { faults } = await imported('ID;Title\nRSK-1;a\nR2;b\n', { files });
    expect(faults).toEqual([expect.stringMatching(/^A3: The id R2 does not fit the form `RSK-\*`/)]);
  });

  test('that a program has made a date of are not taken', async () => {
    const table = sheetOfCells(
      [
        [textXml('ID'), textXml('Title')],
        ['<c s="1"><v>46042</v></c>', textXml('Fire')],
      ],
      { formats: ['d.m.yy'] },
    );
    expect((await imported(table)).faults).toEqual([
      'A2: This cell holds the date 2026-01-20, not text. Give the cell the format "Text", and type it again.',
    ]);
  });
});

describe('values', () => {
  const value = async (
    label: string,
    written: string,
    asked: Asked & { readonly before?: readonly [labels: string, cells: string] } = {},
  ): Promise<unknown> => {
    const { before = ['', ''], ...request } = asked;
    const table = `ID;${before[0]}${label}\nX1;${before[1]}"${written.replaceAll('"', '""')}"\n`;
    const { faults, records } = await imported(table, request);
    if (faults.length > 0) return faults.join('\n').replace(/^[BC]2: /, '');
    const [record] = await records();
    const { id: _id, detectedOn: _day, ...data } = record!;
    return Object.values(data)[0];
  };

  test.each([
    ['08-Oct-25', '2025-10-08'],
    ['2026-02-01', '2026-02-01'],
    ['13/04/2018', '2018-04-13'],
    ['1er août 2025', '2025-08-01'],
    [
      '04/06/2018',
      '`04/06/2018` is 2018-06-04 or 2018-04-06. Say with `--dates dmy` or `--dates mdy` whether the day comes first or the month.',
    ],
    ['01.02.2026', expect.stringMatching(/^`01\.02\.2026` is 2026-02-01 or 2026-01-02\. Say with/)],
    ['30.02.2026', '`30.02.2026` is not a date. Write it as 2026-01-20.'],
    ['Q1 2026', '`Q1 2026` is not a date. Write it as 2026-01-20.'],
    ['46042', '`46042` is not a date. Write it as 2026-01-20.'],
  ])('a date: %s', async (written, expected) =>
    expect(await value('Next review', written)).toEqual(expected),
  );

  test('dates with points are German in a German table', async () => {
    expect(await value('Nächste Prüfung', '01.02.2026')).toBe('2026-02-01');
    expect(await value('Nächste Prüfung', '01/02/2026')).toMatch(/Say with `--dates dmy`/);
  });

  test('dates are read in the order that somebody says', async () => {
    expect(await value('Next review', '04/06/2018', { dates: 'dmy' })).toBe('2018-06-04');
    expect(await value('Next review', '04/06/2018', { dates: 'mdy' })).toBe('2018-04-06');
    expect(await value('Next review', '01.02.2026', { dates: 'mdy' })).toBe('2026-01-02');
    expect(await value('Next review', '13/04/2018', { dates: 'mdy' })).toBe(
      '`13/04/2018` is not a date. Write it as 2026-01-20.',
    );
  });

  test.each([
    ['3', 3],
    ['1,5', expect.stringMatching(/^`likelihood` cannot be the number `1\.5`/)],
    ['0', expect.stringMatching(/^`likelihood`/)],
    ['high', '`high` is not a number. Write digits alone, as in 1234.5.'],
    ['1.234', '`1.234` can be read in two ways. Write it without a mark between the thousands.'],
  ])('a whole number: %s', async (written, expected) =>
    expect(await value('Likelihood', written)).toEqual(expected),
  );

  test.each([
    ['1234,5', 1234.5],
    ['1.234,5', 1234.5],
    ['0x1F', '`0x1F` is not a number. Write digits alone, as in 1234.5.'],
  ])('a number: %s', async (written, expected) =>
    expect(
      await value('Quantity', written, {
        type: 'nonconforming-output',
        before: ['detectedOn;', '2026-01-01;'],
      }),
    ).toEqual(expected),
  );

  test.each([
    ['In Progress', 'in-progress'],
    ['IN_PROGRESS', 'in-progress'],
    [' in-progress ', 'in-progress'],
    [
      'Offen',
      '`Offen` is none of the words allowed here: `draft`, `open`, `in-progress`, `done`, `verified` or `cancelled`. Say what it means with `--word "Offen=…"`.',
    ],
  ])('a word of a few: %s', async (written, expected) =>
    expect(await value('Status', written, { type: 'action' })).toBe(expected),
  );

  test('words mean what somebody says', async () => {
    expect(await value('Status', 'OFFEN ', { type: 'action', words: ['Offen=open'] })).toBe('open');
    expect(await value('Status', 'Done', { type: 'action', words: ['Offen=open'] })).toBe('done');
    // Only a word that is allowed there: the same word may stand in another column.
    expect(await value('Status', 'Offen', { type: 'action', words: ['Offen=high'] })).toMatch(
      /^`Offen` is none/,
    );
    expect(await refusal('ID\n', { words: ['Offen'] })).toMatch(
      /^`--word "Offen"` does not say what a word means\./,
    );
    expect(await refusal('ID\n', { words: ['=open'] })).toMatch(/does not say/);
  });

  test.each([
    ['12 months', 'P12M'],
    ['12M', expect.stringMatching(/not a length of time/)],
    ['p6m', 'P6M'],
    ['jährlich', 'P1Y'],
    ['every 2 years', 'P2Y'],
    ['alle 2 Jahre', 'P2Y'],
    ['cada 6 meses', 'P6M'],
    ['tous les ans', 'P1Y'],
    ['12', '`12` is not a length of time. Write `12 months`, or P12M.'],
  ])('a length of time: %s', async (written, expected) =>
    expect(await value('Interval', written, { type: 'equipment' })).toEqual(expected),
  );

  test.each([
    ['Yes', true],
    ['nein', false],
    ['x', '`x` is not yes or no. Write `yes` or `no`.'],
  ])('yes or no: %s', async (written, expected) =>
    expect(await value('Critical', written, { type: 'supplier' })).toBe(expected),
  );

  test.each([
    ['castings', 'castings'],
    ['castings; forgings ;', ['castings', 'forgings']],
    ['castings, raw\nforgings', ['castings, raw', 'forgings']],
    [' ; ', undefined],
  ])('a list: %j', async (written, expected) =>
    expect(await value('Products', written, { type: 'supplier' })).toEqual(expected),
  );

  test('a list in a field that takes nothing but lists', async () => {
    expect(await value('Requirements', 'on time', { type: 'interested-party' })).toEqual(['on time']);
  });

  test.each([
    ['No', 'No'],
    ['~', '~'],
    ['null', 'null'],
    ['2026', '2026'],
    ['- a: b # c', '- a: b # c'],
    ['[[x', '[[x'],
    ['=1+1', '=1+1'],
    ['it\'s "so"', 'it\'s "so"'],
    ['tab\there', 'tab\there'],
    ['one\n\n  two', 'one\n\n  two'],
    ['zero\u200bwidth', expect.stringMatching(/^An invisible character stands here/)],
  ])('a text is kept: %j', async (written, expected) =>
    expect(await value('Description', written)).toEqual(expected),
  );

  test('what has no field is kept as what it is', async () => {
    const cells = [
      '<c><v>12.5</v></c>',
      '<c t="b"><v>1</v></c>',
      '<c s="1"><v>46042</v></c>',
      '<c s="2"><v>0.2</v></c>',
      '<c s="3"><v>7</v></c>',
    ];
    const labels = ['ID', 'n', 't', 'd', 'p', 'z'].map(textXml);
    const { records } = await imported(
      sheetOfCells([labels, [textXml('R1'), ...cells]], { formats: ['d/m/yy', '0%', '000'] }),
    );
    expect(await records()).toEqual([
      { id: 'R1', custom: { n: 12.5, t: true, d: '2026-01-20', p: 0.2, z: 7 } },
    ]);
  });

  test('cells of a spreadsheet are not more than they say', async () => {
    const labels = ['ID', 'Title', 'Likelihood', 'Next review', 'Version'].map(textXml);
    const row = [
      textXml('R1'),
      '<c t="b"><v>1</v></c>',
      '<c s="1"><v>0.2</v></c>',
      '<c><v>46042</v></c>',
      '<c s="2"><v>1.1</v></c>',
    ];
    const { faults } = await imported(sheetOfCells([labels, row], { formats: ['0%', '0.00'] }));
    expect(faults).toEqual([
      'B2: This cell holds yes or no, not text. Give the cell the format "Text", and type it again.',
      'C2: The cell shows 20 % and holds 0.2. Write the number as it is meant, without the sign.',
      'D2: 46042 is a number, not a date. Give the cell a date format, or write 2026-01-20.',
    ]);
    const good = sheetOfCells(
      [
        [labels[0]!, labels[4]!],
        [row[0]!, row[4]!],
      ],
      { formats: ['0%', '0.00'] },
    );
    expect(await (await imported(good)).records()).toEqual([{ id: 'R1', version: '1.10' }]);
  });

  test('a record that needs more than its row says is named as a row', async () => {
    const { faults } = await imported('ID;Title;Amount\nR1;Fire;1200\n', {
      maps: ['Amount=exposure.amount'],
    });
    expect(faults).toEqual([expect.stringMatching(/^C2: `currency` is missing in `exposure`\. Add it\./)]);
    expect((await imported('ID;Title\nC1;Late\n', { type: 'complaint' })).faults).toEqual([
      expect.stringMatching(/^2: `receivedOn` is missing\. Add it\./),
    ]);
  });
});

describe('names where ids belong', () => {
  const files = {
    'a.yaml': 'id: PER-001\ntype: person\ntitle: Jane Doe\nname: Jane Doe\n',
    'b.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n',
    'c.yaml': 'id: PER-002\ntype: person\ntitle: Max\n',
    'd.yaml': 'id: PER-003\ntype: person\ntitle: max\n',
    'e.yaml': 'id: PRC-1\ntype: process\ntitle: Calibration\n',
  };

  test('are written as the ids of the records called so, and said', async () => {
    const { records, notes } = await imported(
      'ID;Owner;Processes\nR1;jane  doe;PRC-1\nR2;Quality Manager;\nR3;PER-002;Calibration\n',
      { files },
    );
    expect((await records()).map(({ owner, processes }) => [owner, processes])).toEqual([
      ['PER-001', 'PRC-1'],
      ['ROLE-QM', undefined],
      ['PER-002', 'PRC-1'],
    ]);
    expect(notes).toEqual([
      '3 names are written as the id of the record called so: jane  doe → PER-001, Quality Manager → ROLE-QM and Calibration → PRC-1.',
    ]);
  });

  test('mean whom qms.yaml says they mean, where a record of that type may stand', async () => {
    const people =
      'organization: Test\npeople: { QMB: ROLE-QM, Quality Manager: ROLE-QA, Jane Doe: PRC-1, Lead: ROLE-NEW }\n';
    const { records, notes, faults } = await imported(
      'ID;Owner\nR1;qmb\nR2;Quality manager\nR3;Jane Doe\nR4;Lead\n',
      { files: { ...files, 'qms.yaml': people, 'qa.yaml': 'id: ROLE-QA\ntype: role\ntitle: Lab\n' } },
    );
    expect(faults).toEqual([]);
    expect((await records()).map(({ owner }) => owner)).toEqual([
      'ROLE-QM',
      'ROLE-QA',
      'PER-001',
      'ROLE-NEW',
    ]);
    expect(notes).toEqual([
      '4 names are written as the id of the record called so: qmb → ROLE-QM, Quality manager → ROLE-QA, Jane Doe → PER-001 and Lead → ROLE-NEW.',
      '1 id leads to no record yet: ROLE-NEW.',
    ]);
  });

  test('that mean nobody, or several, are faults; ids that lead nowhere yet are said', async () => {
    const { faults, notes, records } = await imported(
      'ID;Owner;Actions;Parent\nR1;John Doe;;\nR2;Max;;\nR3;Calibration team;;\nR4;ROLE-X;"ACT-1, ACT-2; ACT-1";R1@2\n',
      { files },
    );
    expect(faults).toEqual([
      expect.stringMatching(/^B2: No record is called `John Doe`\. Write an id,/),
      'B3: `Max` is the name of several records: PER-002 and PER-003. Write the id.',
      expect.stringMatching(/^B4: No record is called `Calibration team`/),
    ]);
    expect(notes).toEqual(['3 ids lead to no record yet: ROLE-X, ACT-1 and ACT-2.']);
    expect(await records()).toEqual([
      { id: 'R4', owner: 'ROLE-X', actions: ['ACT-1', 'ACT-2', 'ACT-1'], parent: 'R1@2' },
    ]);
  });
});

describe('sheets', () => {
  const sheet = (name: string, rows: readonly (readonly string[])[], state = 'visible') => ({
    name,
    state,
    rows: rows.map((cells) => `<row>${cells.map(textXml).join('')}</row>`).join(''),
  });
  const risks = sheet('Risks', [
    ['ID', 'Risk'],
    ['R1', 'Fire'],
  ]);
  const cover = sheet('Cover', [['Quality management']]);

  test('the one that holds the labels is read, and said', async () => {
    const { notes, text } = await imported(
      spreadsheetFile({ sheets: [cover, risks, sheet('Old', [['ID', 'Risk']], 'hidden')] }),
    );
    expect(notes).toEqual(['The sheet "Risks" is read, and no other ("Cover" and "Old").']);
    expect(text).toContain('# Imported from Risks of the plant.csv, sheet "Risks" on 2026-02-01.\n');
    expect(text).toContain('title: Risks\n');
  });

  test('of several that could be meant one has to be named', async () => {
    const two = spreadsheetFile({
      sheets: [
        risks,
        sheet('2024', [
          ['ID', 'Risk'],
          ['R9', 'Flood'],
        ]),
      ],
    });
    expect(await refusal(two)).toBe(
      'The file has several sheets. Name one with `--sheet`: "Risks" and "2024".',
    );
    expect((await imported(two, { sheet: '2024' })).text).toContain('title: Flood');
    expect((await imported(two, { sheet: 'rISKS' })).text).toContain('title: Fire');
    expect(await refusal(two, { sheet: 'Risk' })).toBe(
      'There is no sheet `Risk`. The file has "Risks" and "2024".',
    );
  });

  test('a hidden one is read if it is named, and an empty one is none', async () => {
    const file = spreadsheetFile({
      sheets: [
        sheet('Empty', []),
        sheet(
          'Lists',
          [
            ['ID', 'Risk'],
            ['R1', 'Fire'],
          ],
          'hidden',
        ),
      ],
    });
    expect(await refusal(file)).toMatch(/^The table is empty\./);
    expect((await imported(file, { sheet: 'Lists' })).result.passed).toBe(1);
  });

  test('a file of text has none', async () => {
    expect(await refusal('ID\n', { sheet: 'Risks' })).toBe(
      '`--sheet` names a sheet, but a file of text has none. Leave it out.',
    );
    expect(await refusal('')).toMatch(/^The table is empty\./);
    expect(await refusal('\n  \n')).toMatch(/^The table is empty\./);
  });

  test('what is hidden or merged is read and said', async () => {
    const rows = [
      `<row>${['Risks of 2025'].map(textXml).join('')}</row>`,
      `<row>${['ID', 'Title', 'Category'].map(textXml).join('')}</row>`,
      `<row hidden="1">${['R1', 'Fire', 'Operational'].map(textXml).join('')}</row>`,
      `<row>${['R2', 'Flood'].map(textXml).join('')}</row>`,
    ].join('');
    const behind = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C3:C4"/></mergeCells>';
    const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
    const { notes, records, text } = await imported(spreadsheetFile({ sheets: [{ rows, behind, before }] }));
    expect(notes).toEqual([
      'The labels stand in row 2; what stands above is not read.',
      '1 hidden row is read like the others: 3.',
      '1 hidden column is read like the others: B.',
      '1 range of cells is merged, and what it holds counts for its first row alone: C3:C4.',
    ]);
    expect((await records()).map(({ category }) => category)).toEqual(['operational', undefined]);
    expect(text).toContain('title: Risks of 2025\n');
  });

  test('times of day are left out, and said', async () => {
    const rows = [
      ['ID', 'Next review'].map(textXml),
      [textXml('R1'), '<c s="1"><v>46042.5</v></c>'],
      ['R2', '2026-03-04 10:30'].map(textXml),
    ];
    const { notes, records } = await imported(sheetOfCells(rows, { formats: ['d/m/yy h:mm'] }));
    expect(notes).toEqual(['2 dates have a time of day, which is left out.']);
    expect((await records()).map(({ nextReview }) => nextReview)).toEqual(['2026-01-20', '2026-03-04']);
  });
});

describe('files of text', () => {
  const expected = [
    { id: 'R1', title: 'Brände, große' },
    { id: 'R2', title: 'Flood' },
  ];
  const table = 'ID;Title\r\nR1;Brände, große\r\nR2;Flood\r\n';
  test.each([
    ['UTF-8', Buffer.from(table), []],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${table}`), []],
    ['UTF-16', Buffer.from(`\ufeff${table}`, 'utf16le'), []],
    [
      'Windows-1252',
      Buffer.from(table, 'latin1'),
      [
        'The file is no UTF-8 and is read as Windows-1252. See whether letters such as ä and é come out right.',
      ],
    ],
    ['tabs', Buffer.from(table.replaceAll(';', '\t')), []],
    ['bars', Buffer.from(table.replaceAll(';', '|')), []],
    ['commas', Buffer.from(table.replace('Brände, große', '"Brände, große"').replaceAll(';', ',')), []],
    ['a line that says what separates the cells', Buffer.from(`sep=;\r\n${table}`), []],
    [
      'a title above, with commas in it',
      Buffer.from(`Risks, as of May, June, July\r\n\r\n${table}`),
      ['The labels stand in row 3; what stands above is not read.'],
    ],
  ])('in or with %s', async (_, bytes, notes) => {
    const result = await imported(bytes);
    expect(result.notes).toEqual(notes);
    expect(await result.records()).toEqual(expected);
  });

  test('that are no table are refused', async () => {
    expect(await refusal('ID;Title\nR1;"Fire\n')).toMatch(/^A quote \("\) is opened in row 2/);
    expect(await refusal(new Uint8Array([0, 1, 2, 3]))).toMatch(/^The file is no text and no spreadsheet\./);
  });
});

describe('places', () => {
  test('next to the records of the type, or where somebody says', async () => {
    const files = {
      'registers/r.yaml': 'id: RSK-1\ntype: risk\ntitle: Old\n',
      'registers/REG-001.yaml': '# nothing\n',
    };
    expect(Object.keys((await imported('Title\nFire\n', { files })).written)).toEqual([
      'registers/REG-002.yaml',
    ]);
    expect(Object.keys((await imported('Title\nFire\n', { out: 'x/all.yml' })).written)).toEqual([
      'x/all.yml',
    ]);
  });

  test.each([
    [{ out: 'a.yaml', files: { 'a.yaml': '' } }, /^a\.yaml is already there\./],
    [{ out: 'a.md' }, /^`a\.md` is no place for a register\. Choose a file that ends in \.yaml\./],
    [
      { out: 'drafts/a.yaml', files: { 'qms.yaml': 'exclude: ["drafts/**"]\n' } },
      /would not be read as a record/,
    ],
    [{ type: 'rsk' }, /^There is no record type `rsk`\. Did you mean `risk`\?/],
    [{ type: 'register' }, /^A register holds records of another type\./],
  ])('%j is refused', async (asked, message) =>
    expect(await refusal('Title\nFire\n', asked)).toMatch(message),
  );
});

test('what does not fit into one file is divided, in order', async () => {
  const rows = Array.from({ length: 3000 }, (_, index) => `R${index};Risk ${index};${'long '.repeat(80)}`);
  const table = `ID;Title;Description\n${rows.join('\n')}\n`;
  const { result, written, notes, records } = await imported(table, { out: 'all.yaml' });
  expect(Object.keys(written)).toEqual(['all-1.yaml', 'all-2.yaml', 'all-3.yaml']);
  expect(result.registers.map(({ id }) => id)).toEqual(['REG-001', 'REG-002', 'REG-003']);
  expect(Object.values(written).every((text) => text.length <= 500_000)).toBe(true);
  expect(written['all-2.yaml']).toContain('title: Risks of the plant (2 of 3)\n');
  expect(notes).toEqual(['The rows are divided into 3 files, since one would be too large to be signed.']);
  expect((await records()).map(({ id }) => id)).toEqual(rows.map((row) => row.split(';')[0]));
});

test('a row that no file could hold is a fault', async () => {
  const files = { 'qms.yaml': 'limits: { fileSize: 5kB }\n' };
  const { faults } = await imported(`ID;Title\nR1;Fire\nR2;${'x'.repeat(5000)}\n`, { files });
  expect(faults).toEqual([
    expect.stringMatching(/^3: The row would be larger than a file may be \(5,120 bytes\)\./),
  ]);
});

test('keys that qms.yaml renames are seen before they are written', async () => {
  const files = { 'qms.yaml': 'aliases: { source: owner }\n' };
  const { faults } = await imported('ID;Title;Source\nR1;Fire;AUD-1\nR2;Flood;\n', { files });
  expect(faults).toEqual([
    expect.stringMatching(/^2: This row would be read as something else than it says\./),
  ]);
});

test('whatever cells hold, what is written reads back as it was and has no fault of form', async () => {
  const labels = ['ID', 'Title', 'Description', 'Owner', 'Next review', 'Likelihood', 'Tags', 'Level'];
  const any = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom(
      '',
      'No',
      '~',
      '1.10',
      '=1',
      '- x',
      '#',
      ': ',
      'a: b',
      "'",
      '"',
      '|',
      '>\n',
      '%',
      '@x',
      '`',
      '2026-01-20',
      '4/5/26',
      '<<',
      '!!str',
      '*a',
      '&a',
      '[a',
      '{a',
      '\t',
      'x;y',
    ),
  );
  /** Mostly what belongs there. */
  const mostly = (usual: fc.Arbitrary<string>) =>
    fc.oneof({ arbitrary: usual, weight: 20 }, { arbitrary: any, weight: 1 });
  const row = fc.tuple(
    mostly(fc.stringMatching(/^[A-Z]{1,3}-[0-9]{1,4}$/)),
    any,
    any,
    mostly(fc.constantFrom('', 'PER-001')),
    mostly(fc.constantFrom('', '2026-01-20', '8-Oct-25')),
    mostly(fc.constantFrom('', '1', '5')),
    any,
    any,
  );
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const table = Papa.unparse([labels, ...rows], { quotes: true });
      const { result, written, records } = await imported(table);
      passed += result.passed;
      expect(result.passed + new Set(result.faults.map(({ row: number }) => number)).size).toBe(result.rows);
      const { findings } = await check({ 'qms.yaml': '', ...written }, { hostile: true });
      const ofForm = /^(?:yaml-|schema$|key-unknown|id-format|id-duplicate|type-unknown|text-hidden)/;
      expect(findings.filter(({ rule, file }) => file !== 'qms.yaml' && ofForm.test(rule))).toEqual([]);
      const read = await records();
      expect(read).toHaveLength(result.passed);
      const texts = new Set(rows.flat().map((text) => text.replace(/\r\n?/g, '\n').trim()));
      for (const { title, description } of read)
        for (const text of [title, description])
          expect(text === undefined || texts.has(String(text))).toBe(true);
    }),
    { numRuns: runs(60) },
  );
  expect(passed).toBeGreaterThan(runs(60));
});

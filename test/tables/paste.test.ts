import { describe, expect, test } from 'vitest';
import { english } from '../../server/src/messages/language.ts';
import type { EditContext } from '../../server/src/tables/edits/outcome.ts';
import { type PasteOutcome, type PasteRequest, pasteRows } from '../../server/src/tables/edits/paste-rows.ts';
import type { Source } from '../../server/src/tables/facts/source.ts';
import { check } from '../rules/harness.ts';
import { acmeTexts } from '../workspace/acme.ts';
import { changed } from './edit-harness.ts';
import { cellIn, tableIn, textOf } from './harness.ts';

const shown = ['id', 'title', 'status', 'owner', '$rating', 'likelihood', 'severity'];

const roles = { 'role.yaml': 'id: ROLE-QM\ntype: role\ntitle: Quality manager\n' };

async function pasted(
  files: Readonly<Record<string, string>>,
  source: Source,
  text: string,
  more: Partial<PasteRequest> = {},
): Promise<PasteOutcome> {
  const { project, table } = await tableIn(files, source);
  const context: EditContext = { project, files: project.files, open: (path) => project.locate(path) };
  return pasteRows(
    table,
    { text, hasHeadings: null, columns: null, shown, isConfirmed: false, ...more },
    context,
  );
}

const previewOf = (outcome: PasteOutcome) => {
  if (outcome.kind !== 'preview') throw new Error(outcome.kind);
  return outcome;
};

const editOf = (outcome: PasteOutcome) => {
  if (outcome.kind !== 'edit')
    throw new Error(
      `${english.text(outcome.summary)} ${outcome.rows.flatMap((row) => row.faults.map(({ message }) => english.text(message)))}`,
    );
  return outcome;
};

const register =
  'id: REG\ntype: register\ntitle: Risks\nof: risk\nitems:\n  - id: RSK-007\n    title: Fire  # kept\n';

const excel =
  'Title\tOwner\tLikelihood\tNext review\tRemarks\r\n' +
  'Flood\tQuality manager\t3\t30.06.2026\tx\r\n' +
  '"Two\nlines: ""quoted"""\tROLE-QM\t2\t\t\r\n';

describe('rows of a clipboard', () => {
  test('are shown as the records they would be, with where each column goes', async () => {
    const files = { ...roles, 'risks.yaml': register };
    const preview = previewOf(
      await pasted(files, { file: 'risks.yaml' }, excel.replace('Two\nlines', 'Two lines')),
    );
    expect(preview).toMatchObject({ hasHeadings: true, isReady: true });
    expect(preview.columns.map(({ heading, key }) => [heading, key])).toEqual([
      ['Title', 'title'],
      ['Owner', 'owner'],
      ['Likelihood', 'likelihood'],
      ['Next review', 'nextReview'],
      ['Remarks', null],
    ]);
    expect(preview.rows).toEqual([
      { id: 'RSK-008', cells: ['Flood', 'Quality manager', '3', '2026-06-30', 'x'], faults: [] },
      { id: 'RSK-009', cells: ['Two lines: "quoted"', 'Quality manager', '2', '', ''], faults: [] },
    ]);
    expect(english.text(preview.summary)).toBe('2 records at the end of risks.yaml');
    expect(preview.notes.map(english.text)).toEqual([
      'Not taken over: Remarks. Choose a column of the table for each, or leave it out.',
    ]);
  });

  test('show what the cells of the table show then: names for ids, labels for values of a list', async () => {
    const files = {
      ...roles,
      'person.yaml': 'id: PER-1\ntype: person\nname: Ana Ruiz\n',
      'risks.yaml': register,
      'action.yaml': 'id: ACT-1\ntype: action\ntitle: Raise the pump\n',
    };
    const rows =
      'Title\tOwner\tStatus\tActions\nFlood\tPER-1\topen\t"ACT-1\nRSK-007"\nTheft\tROLE-NONE\topen\tRaise the pump\n';
    const columns = ['title', 'owner', 'status', 'actions'];
    const preview = previewOf(await pasted(files, { type: 'risk' }, rows, { columns }));
    const made = editOf(await pasted(files, { type: 'risk' }, rows, { columns, isConfirmed: true }));
    const now = { ...files, 'risks.yaml': changed('risks.yaml', register, made.edit.changes) };
    const { table } = await tableIn(now, { type: 'risk' });
    const shownAfter = preview.rows.map(({ id }) =>
      columns.map((column) => textOf(cellIn(table, id, column))),
    );
    expect(preview.rows.map(({ cells }) => cells)).toEqual(shownAfter);
    expect(shownAfter).toEqual([
      ['Flood', 'Ana Ruiz', 'Open', 'Raise the pump, Fire'],
      ['Theft', 'ROLE-NONE', 'Open', 'Raise the pump'],
    ]);
  });

  test('become entries of the register, and everything there stays as it is', async () => {
    const files = { ...roles, 'risks.yaml': register };
    const made = editOf(
      await pasted(files, { file: 'risks.yaml' }, excel.replace('Two\nlines', 'Two lines'), {
        isConfirmed: true,
      }),
    );
    const now = changed('risks.yaml', register, made.edit.changes);
    expect(now).toBe(
      `${register}  - id: RSK-008\n    title: Flood\n    owner: ROLE-QM\n    likelihood: 3\n    nextReview: 2026-06-30\n` +
        `  - id: RSK-009\n    title: 'Two lines: "quoted"'\n    owner: ROLE-QM\n    likelihood: 2\n`,
    );
    expect(changed('risks.yaml', now, made.undo.changes)).toBe(register);
    expect(made.added).toEqual(['risks.yaml#RSK-008', 'risks.yaml#RSK-009']);
  });

  test('go into the columns as they are shown where there are no headings, or as somebody chooses', async () => {
    const files = { ...roles, 'risks.yaml': register };
    const rows = 'RSK-100\tFlood\topen\nRSK-101\tTheft\tclosed\n';
    const preview = previewOf(await pasted(files, { type: 'risk' }, rows));
    expect(preview).toMatchObject({ hasHeadings: false, isReady: true });
    expect(preview.columns.map(({ key }) => key)).toEqual(['id', 'title', 'status']);
    expect(preview.rows.map(({ id }) => id)).toEqual(['RSK-100', 'RSK-101']);
    const chosen = previewOf(
      await pasted(files, { type: 'risk' }, rows, { columns: [null, 'description', null] }),
    );
    expect(chosen.rows[0]).toEqual({ id: 'RSK-008', cells: ['RSK-100', 'Flood', 'open'], faults: [] });
  });

  test('are held back where cells cannot be read, each with its reason', async () => {
    const files = { ...roles, 'risks.yaml': register };
    const rows = 'Id\tTitle\tLikelihood\nRSK-007\tFlood\thigh\nRSK-008\tTheft\t2\n';
    const preview = previewOf(await pasted(files, { type: 'risk' }, rows, { isConfirmed: true }));
    expect(preview.isReady).toBe(false);
    expect(
      preview.rows.map(({ faults }) => faults.map(({ column, message }) => [column, english.text(message)])),
    ).toEqual([
      [
        [2, '`high` is not a number. Write digits alone, as in 1234.5.'],
        [0, expect.stringMatching(/^`RSK-007` is already the id of a record in risks\.yaml/)],
      ],
      [],
    ]);
    expect(english.text(preview.summary)).toBe('1 row cannot be taken over as it is.');
  });

  test('go into files of their own where records of the type have them', async () => {
    const files = { 'objectives/OBJ-1.yaml': 'id: OBJ-1\ntype: quality-objective\ntitle: A\n' };
    const made = editOf(
      await pasted(files, { type: 'quality-objective' }, 'Title\tTarget\nFewer complaints\t3\nB\t4', {
        isConfirmed: true,
      }),
    );
    expect(made.edit.created.map(({ file, text }) => [file, text])).toEqual([
      ['objectives/OBJ-2.yaml', 'id: OBJ-2\ntype: quality-objective\ntitle: Fewer complaints\ntarget: 3\n'],
      ['objectives/OBJ-3.yaml', 'id: OBJ-3\ntype: quality-objective\ntitle: B\ntarget: 4\n'],
    ]);
    expect(made.undo.deleted).toEqual(['objectives/OBJ-2.yaml', 'objectives/OBJ-3.yaml']);
  });

  test('make a register where there is no record of the type yet', async () => {
    const made = editOf(
      await pasted({}, { type: 'risk' }, 'Title\tStatus\nFlood\topen', { isConfirmed: true }),
    );
    const [created] = made.edit.created;
    expect(created!.file).toMatch(/^risks\/.*\.yaml$/);
    const { findings } = await check({ [created!.file]: created!.text });
    expect(findings.filter(({ severity, file }) => severity === 'error' && file === created!.file)).toEqual(
      [],
    );
    expect(made.added).toHaveLength(1);
  });

  test('begin the list of a register that is empty', async () => {
    for (const items of ['items: []', 'items:']) {
      const text = `id: REG\ntype: register\ntitle: Risks\nof: risk\n${items}\n`;
      const made = editOf(
        await pasted(
          { 'risks.yaml': text },
          { file: 'risks.yaml' },
          'Title\tStatus\nFlood\topen\nTheft\topen',
          { isConfirmed: true },
        ),
      );
      const now = changed('risks.yaml', text, made.edit.changes);
      expect(now).toContain('items:\n');
      expect(made.added).toHaveLength(2);
      expect(changed('risks.yaml', now, made.undo.changes)).toBe(text);
    }
  });

  test('of the example company name what they would break', async () => {
    const files = acmeTexts();
    const outcome = await pasted(files, { type: 'risk' }, 'Title\tStatus\nFlood in the hall\topen', {
      isConfirmed: true,
    });
    expect(editOf(outcome).edit.changes.map(({ file }) => file)).toEqual(['risks/risks.yaml']);
  });

  test('that hold nothing are refused', async () => {
    await expect(pasted({ 'risks.yaml': register }, { type: 'risk' }, ' \n\t\n')).rejects.toThrow(
      'nothing to paste',
    );
  });
});

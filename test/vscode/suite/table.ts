/** Records as rows of a table: what is edited there stands in the files, and nothing else is changed. */
import * as vscode from 'vscode';
import {
  assert,
  check,
  closeAll,
  equal,
  folder,
  indexed,
  inWorkspace,
  noFindings,
  open,
  readText,
  replace,
  ui,
  until,
  writeText,
} from './harness.ts';

const register = 'risks/risks.yaml';
const policy = 'policy/quality-policy.md';

const rootOf = async (): Promise<string> => (await indexed()).status().roots[0]!.root;
const cell = (id: string, column: string): string => `.line:has-text("${id}") [data-column="${column}"]`;
const see = (selector: string, text = ''): Promise<string> => ui({ do: 'see in page', selector, text });
const click = (selector: string): Promise<string> => ui({ do: 'click in page', selector });
const press = (key: string): Promise<string> => ui({ do: 'press', key });

/** Types into a cell in place of what it says. */
async function type(id: string, column: string, text: string): Promise<void> {
  await click(cell(id, column));
  await ui({ do: 'type', text });
  await press('Enter');
}

/** Lines that are different in two texts of the same length. */
const differences = (before: string, after: string): string[] => {
  const lines = after.split('\n');
  return before.split('\n').flatMap((line, at) => (line === lines[at] ? [] : [lines[at] ?? '']));
};

let before = '';
/** How many records there are while nobody has changed anything. */
let count = 0;

check('Open as Table shows the risks of all files as rows', async () => {
  count = (await indexed()).status().roots[0]!.records;
  before = await readText(register);
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await see('[role=rowheader]', 'RSK-001');
  await see('#count', 'rows');
});

check('a cell that is edited is the smallest edit in its file, saved without an editor', async () => {
  await type('RSK-001', 'title', 'No pressure cells');
  // While it is being written the file may be empty.
  const after = await until('the file', async () => {
    const text = await readText(register);
    return text.includes('No pressure cells') ? text : null;
  });
  equal(differences(before, after), ['    title: No pressure cells'], 'lines that differ');
  assert(
    vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty),
    'nothing waits to be saved',
  );
  await see(cell('RSK-001', 'title'), 'No pressure cells');
});

check('Ctrl+Z takes the last action back', async () => {
  await click(cell('RSK-001', 'title'));
  await press('Control+z');
  await until('the file as it was', async () => (await readText(register)) === before);
  await see(cell('RSK-001', 'title'), 'stops delivering');
});

check('in a file that is open an edit stays unsaved, and is not taken back over another', async () => {
  const editor = await open(register);
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await type('RSK-001', 'title', 'Typed in the table');
  await until('the document', () => editor.document.getText().includes('Typed in the table'));
  equal(await readText(register), before, 'the file on disk');
  const edit = new vscode.WorkspaceEdit();
  edit.insert(editor.document.uri, new vscode.Position(0, 0), '# A comment of somebody else\n');
  assert(await vscode.workspace.applyEdit(edit), 'somebody else edits');
  await click(cell('RSK-001', 'title'));
  await press('Control+z');
  await see('#refusal', 'risks.yaml');
  assert(editor.document.getText().includes('Typed in the table'), 'nothing is taken back');
  await click('[data-dismiss]');
});

check('while the text has a fault its rows wait, say so and take no edit', async () => {
  const { document } = await open(register);
  await replace(vscode.window.activeTextEditor!, 'items:\n', 'items:\n  - id: [\n');
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await see('.notices [data-file]', 'risks.yaml');
  const text = document.getText();
  await click(cell('RSK-001', 'title'));
  await ui({ do: 'type', text: 'x' });
  await see('#refusal');
  equal(document.getText(), text, 'the text with the fault');
  await click('[data-dismiss]');
  await closeAll();
  equal(await readText(register), before, 'the file in the end');
});

check(
  'rows pasted from a spreadsheet become records after a look at them, and one step takes all back',
  async () => {
    const api = await indexed();
    const records = (): number => api.status().roots[0]!.records;
    await until('what the check before took back', () => records() === count);
    await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
    await click('#paste-rows');
    const rows = ['Title\tSeverity\tLikelihood', 'A pasted risk\t3\t2', 'Another pasted risk\t2\t2'];
    await ui({ do: 'fill in page', selector: '[data-pasted]', value: rows.join('\n') });
    await see('dialog[open] td', 'Another pasted risk');
    await click('#enter-records');
    await until('the records', () => records() === count + 2);
    await see('.line', 'A pasted risk');
    await see('.line', 'Another pasted risk');
    await click(cell('RSK-001', 'title'));
    await press('Control+z');
    await until('all taken back', () => records() === count);
    await until('the register as it was', async () => (await readText(register)) === before);
  },
);

check('cells of Excel come with their line breaks and merged cells, whatever they look like', async () => {
  const api = await indexed();
  await until('what the check before took back', () => api.status().roots[0]!.records === count);
  await closeAll();
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await click(cell('RSK-001', 'title'));
  await ui({
    do: 'paste in page',
    // As Excel copies a cell with a line end, two that are merged, and one with quotes.
    text: 'Title\tDescription\tSeverity\tLikelihood\r\nA risk of Excel\t"Two\nlines"\t\t2\r\nA last one\t"He said ""no"""\t3\t1\r\n',
    html: '<table><tr><td>Title<td>Description<td>Severity<td>Likelihood</tr><tr><td>A risk of Excel<td colspan=2>Two<br>lines<td>2</tr><tr><td>A last one<td>He said "no"<img src=x onerror="document.body.remove()"><td>3<td>1</tr></table>',
  });
  await see('dialog[open] td', 'A last one');
  await click('#enter-records');
  const after = await until('the records', async () => {
    const text = await readText(register);
    return text.includes('A last one') ? text : null;
  });
  assert(/Two\n\s+lines/.test(after) && after.includes('He said "no"'), after.slice(before.length));
  await see('.line', 'A last one');
  await click(cell('RSK-001', 'title'));
  await press('Control+z');
  await until('the register as it was', async () => (await readText(register)) === before);
});

check('a value that is written once and used in several places is changed in the text alone', async () => {
  const shared = before
    .replace(/^( +title: )(.*)$/m, '$1&maker Shared, $2')
    .replace(/^( +criterion: ).*$/m, '$1*maker');
  await writeText(register, shared);
  await see(cell('RSK-001', 'title'), 'Shared, ');
  await type('RSK-001', 'title', 'Another title');
  await see('#refusal', 'is written once and used in several places');
  equal(await readText(register), shared, 'the text with both places');
  await click('#refusal [data-place]');
  const editor = await until('the text', () => {
    const shown = vscode.window.activeTextEditor;
    return shown?.document.uri.path.endsWith(register) === true ? shown : null;
  });
  const line = editor.document.lineAt(editor.selection.active.line).text;
  assert(line.includes('&maker'), `the line that is shown: ${line}`);
  await closeAll();
  await writeText(register, before);
});

check('a signature is asked about once, and leaving it leaves the file as it is', async () => {
  const text = await readText(policy);
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'quality-policy' });
  // There are earlier versions of it too.
  await see('.line', 'Effective');
  await type('Effective', 'title', 'Another policy');
  await see('dialog[open]', 'Katharina Brandt');
  await see('.pending', 'Another policy');
  await click('[data-answer=none]');
  await see(cell('Effective', 'title'), 'Quality policy');
  equal(await readText(policy), text, 'the signed file');
  await type('Effective', 'title', 'Another policy');
  await click('[data-answer=edit]');
  await until('the edited file', async () => (await readText(policy)).includes('title: Another policy'));
  await type('Effective', 'title', 'A third one');
  await until('the file without a question', async () =>
    (await readText(policy)).includes('title: A third one'),
  );
  await click(cell('Effective', 'title'));
  await press('Control+z');
  await until('one step back', async () => (await readText(policy)).includes('title: Another policy'));
  await press('Control+z');
  await until('all of it back', async () => (await readText(policy)) === text);
});

check('Make a New Version writes the next version, and leaves the signed one as it is', async () => {
  const text = await readText(policy);
  const next = 'policy/quality-policy-3.1.md';
  // Until the server knows what was taken back before, no signature fits that could break.
  await noFindings(policy);
  // Answers are given once for each opening of a table.
  await closeAll();
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'quality-policy' });
  await see('.line', 'Effective');
  await type('Effective', 'title', 'A policy for more');
  await see('dialog[open]', 'Katharina Brandt');
  await click('[data-answer=new-version]');
  const made = await until('the next version', () => readText(next).catch(() => null));
  assert(made.includes('title: A policy for more') && made.includes('status: draft'), made.slice(0, 300));
  equal(await readText(policy), text, 'the signed file');
  await see('.line', 'Draft');
  await click(cell('Effective', 'title'));
  await press('Control+z');
  await until('the new file taken back', () =>
    readText(next).then(
      () => false,
      () => true,
    ),
  );
});

check('New Record… adds a row, which is written in its cells', async () => {
  const records = async (): Promise<number> => (await indexed()).status().roots[0]!.records;
  await until('what the check before took back', async () => (await records()) === count);
  // Of several tables the page of another one might be pressed.
  await closeAll();
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await click('#new-row');
  await ui({ do: 'fill in page', selector: '[data-new-title]', value: 'A risk of today' });
  await click('dialog [type=submit]');
  await until('the record', async () => (await readText(register)).includes('title: A risk of today'));
  await see('.line', 'A risk of today');
  await click(cell('A risk of today', 'title'));
  await press('Control+z');
  await until('the register as it was', async () => (await readText(register)) === before);
});

check('a file that another program changes is shown as it is then', async () => {
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await see(cell('RSK-001', 'title'), 'stops delivering');
  await writeText(register, before.replace(/^(\s+title: ).*$/m, '$1Changed by another program'));
  await see(cell('RSK-001', 'title'), 'Changed by another program');
  await writeText(register, before);
  await see(cell('RSK-001', 'title'), 'stops delivering');
});

check('a register that two branches changed is shown as a conflict, and takes no edit', async () => {
  const both = before.replace(
    /^(\s+title: .*)$/m,
    '<<<<<<< HEAD\n$1\n=======\n    title: What the other branch says\n>>>>>>> other',
  );
  await writeText(register, both);
  await see('.notices [data-file]', 'Two branches changed');
  await click(cell('RSK-001', 'title'));
  await ui({ do: 'type', text: 'x' });
  await see('#refusal', 'Two branches changed');
  equal(await readText(register), both, 'the file with both sides');
  await click('[data-dismiss]');
  await writeText(register, before);
  await ui({ do: 'miss in page', selector: '.notices [data-file]' });
});

check('Export… writes what is shown as a CSV file and as a workbook, where somebody says', async () => {
  await closeAll();
  await vscode.commands.executeCommand('qms.openAsTable', { root: await rootOf(), type: 'risk' });
  await see('[role=rowheader]', 'RSK-001');
  const shown = Number(/^\d+/.exec(await see('#count', 'rows'))?.[0]);
  for (const [format, name] of [
    ['CSV file', 'Risk.csv'],
    ['Excel workbook', 'Risk.xlsx'],
  ] as const) {
    await click('#export');
    await ui({ do: 'pick', text: format });
    await ui({ do: 'accept', text: name });
    const bytes = await until(`${name} in its folder`, async () => {
      const written = await vscode.workspace.fs.readFile(inWorkspace(name)).then(
        (found) => found,
        () => null,
      );
      return written !== null && written.length > 0 && written;
    });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    if (format === 'CSV file') {
      const lines = text.trimEnd().split(/\r?\n(?=RSK-)/);
      assert(lines[0]!.startsWith('\uFEFFId,Title,Status,Owner'), `the headings: ${lines[0]}`);
      equal(lines.length, shown + 1, 'lines of the file');
    } else {
      assert(text.startsWith('PK') && text.includes('xl/worksheets/sheet1.xml'), 'a workbook of Excel');
    }
    await vscode.workspace.fs.delete(inWorkspace(name));
  }
});

check('writing in very many files is stopped whole: none of them says anything else', async () => {
  const names = Array.from({ length: 210 }, (_, at) => `risks/many/RSK-${2_000 + at}.yaml`);
  const textOf = (at: number): string => `id: RSK-${2_000 + at}\ntype: risk\ntitle: To be stopped\n`;
  await Promise.all(names.map((name, at) => writeText(name, textOf(at))));
  const records = async (): Promise<number> => (await indexed()).status().roots[0]!.records;
  await until('the risks', async () => (await records()) === count + names.length);
  await ui({ do: 'fill in page', selector: '#search', value: 'To be stopped' });
  await see('#count', `${names.length} of`);
  await click('[data-line="#headings"] input');
  await click('#set-value');
  await ui({ do: 'choose in page', selector: '[data-column-choice]', value: 'title' });
  await ui({ do: 'fill in page', selector: '[data-new-value]', value: 'Not to be stopped' });
  await click('dialog [type=submit]');
  await see('dialog[open] caption', String(names.length));
  // Each file waits for its turn after this: time for somebody to press a button, however fast the disk is.
  const busy = setInterval(() => {
    const end = Date.now() + 2;
    while (Date.now() < end);
  }, 0);
  try {
    await click('dialog [type=submit]');
    await vscode.commands.executeCommand('notifications.showList');
    await ui({ do: 'click', within: '.notifications-center .monaco-button', text: 'Cancel' });
  } finally {
    clearInterval(busy);
  }
  await see('#refusal', 'Stopped. All files are as they were before.');
  const texts = await Promise.all(names.map(readText));
  equal(texts.filter((text, at) => text !== textOf(at)).length, 0, 'files that say something else');
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('risks/many'), { recursive: true });
  await until('the risks gone', async () => (await records()) === count);
});

check('5,000 rows come, with no more than 150 of them in the page', async () => {
  const item = (at: number): string =>
    `  - id: RSK-${10_000 + at}\n    title: Risk number ${at}\n    severity: ${(at % 5) + 1}\n    likelihood: ${(at % 3) + 1}`;
  const items = Array.from({ length: 5_000 }, (_, at) => item(at));
  const text = `id: REG-MANY\ntype: register\nof: risk\ntitle: Many risks\nowner: ROLE-MD\nitems:\n${items.join('\n')}\n`;
  await writeText('risks/many.yaml', text);
  const root = await rootOf();
  const register = vscode.Uri.joinPath(folder(), 'risks/many.yaml').toString();
  await until(
    'the register',
    async () => {
      const [first] = (await indexed()).status().roots;
      return first!.records > 5_000;
    },
    60_000,
  );
  const begun = Date.now();
  await vscode.commands.executeCommand('qms.openAsTable', { root, register });
  await see('#count', '5000 of 5000');
  const shown = Date.now() - begun;
  await see('[role=rowheader]', 'RSK-10000');
  const rows = Number(
    await ui({ do: 'count in page', selector: '[aria-label="Table: Many risks"] [role=row]' }),
  );
  assert(rows > 10 && rows <= 150, `rows in the page: ${rows}`);
  await click(cell('RSK-10000', 'id'));
  await press('Control+End');
  await see('[role=rowheader]', 'RSK-14999');
  await type('RSK-14999', 'title', 'The last one');
  await until('the edit', async () => (await readText('risks/many.yaml')).includes('title: The last one'));
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('risks/many.yaml'));
  return `all rows after ${shown} ms`;
});

/** The pack of a management review next to its minutes, in whichever extension host this runs. */
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../client/src/start.ts';
import {
  assert,
  check,
  closeAll,
  equal,
  findingOf,
  indexed,
  inWorkspace,
  isWeb,
  readText,
  replace,
  ui,
  until,
  writeText,
} from './harness.ts';

const minutes = 'reviews/MR-2026-01.md';
const nonconformities = '#inputs [data-path="inputs.5"]';

const see = (selector: string, text = ''): Promise<string> => ui({ do: 'see in page', selector, text });
const click = (selector: string): Promise<string> => ui({ do: 'click in page', selector });
/** How far down in the page the top of an element is, in CSS pixels. */
const topOf = async (selector: string): Promise<number> =>
  Number(await ui({ do: 'place in page', selector }));

/** Shows the minutes with their pack next to them. */
async function openPack(path = minutes): Promise<{ api: ExtensionApi; editor: vscode.TextEditor }> {
  const api = await indexed();
  const document = await vscode.workspace.openTextDocument(inWorkspace(path));
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  await vscode.commands.executeCommand('qms.openReviewPack');
  await see('#page-one');
  return { api, editor };
}

const lineOf = (document: vscode.TextDocument, text: string): number =>
  document.getText().slice(0, document.getText().indexOf(text)).split('\n').length - 1;

check('Open Review Pack shows the pack of the minutes next to them', async () => {
  await openPack();
  await see('#page-one h1', 'Management review 2025');
  await see('#inputs', 'Travellers without paper, one line first.');
  const tabs = vscode.window.tabGroups.all.map(({ tabs: own }) => own.map(({ label }) => label));
  equal(tabs, [['MR-2026-01.md'], ['Management review 2025']], 'editors');
});

check('the pack follows an edit of the minutes and the reader stays where they are', async () => {
  const { editor } = await openPack();
  await ui({ do: 'scroll in page', selector: '#inputs [data-path="inputs.8"]' });
  const before = await topOf('#inputs [data-path="inputs.8"]');
  const lines = ' One line more.'.repeat(60);
  await replace(editor, 'Travellers without paper, one line first.', `Screens, and soon.${lines}`);
  await see(nonconformities, 'Screens, and soon.');
  const after = await topOf('#inputs [data-path="inputs.8"]');
  assert(Math.abs(after - before) <= 2, `the item that is read stays at ${before}, not ${after}`);
  await replace(editor, `Screens, and soon.${lines}`, 'Travellers without paper, one line first.');
  await see(nonconformities, 'Travellers without paper, one line first.');
});

check('it opens on page one, wherever the caret is in the minutes', async () => {
  await closeAll();
  const document = await vscode.workspace.openTextDocument(inWorkspace(minutes));
  const line = lineOf(document, 'Training goes on. The late shift');
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Range(line, 10, line, 10),
  });
  await vscode.commands.executeCommand('qms.openReviewPack');
  await see('#inputs .at-caret h3', 'Resources');
  const top = await topOf('#page-one');
  assert(top >= 0 && top < 300, `page one is at the top, not at ${top}`);
});

check('while the minutes cannot be read their last pages stay, with a notice', async () => {
  const { editor } = await openPack();
  await replace(editor, 'id: MR-2026-01\n', '\n');
  await see('#notice', 'These are the last pages that could be made.');
  await see('#page-one h1', 'Management review 2025');
  await vscode.commands.executeCommand('undo');
  await ui({ do: 'miss in page', selector: '#notice:not([hidden])' });
  await see('#page-one h1', 'Management review 2025');
});

check('it follows a record the minutes cite', async () => {
  const { editor } = await openPack();
  const path = inWorkspace('objectives/second-person.yaml');
  const objective = await vscode.window.showTextDocument(path, { viewColumn: vscode.ViewColumn.One });
  const [, title = ''] = /^title: (.*)$/m.exec(objective.document.getText()) ?? [];
  await replace(objective, `title: ${title}`, 'title: Nobody is alone');
  await see('#objectives', 'Nobody is alone');
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await see('#objectives', title);
  await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
});

check('a click on an item leads to its source', async () => {
  const { editor } = await openPack();
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  await click(`${nonconformities} h3`);
  const line = lineOf(editor.document, '- input: nonconformities');
  await until('the caret', () => vscode.window.activeTextEditor?.selection.active.line === line);
  equal(vscode.window.activeTextEditor?.viewColumn, vscode.ViewColumn.One, 'column of the minutes');
});

check('the caret in the minutes marks its item and brings it into view', async () => {
  const { editor } = await openPack();
  await ui({ do: 'scroll in page', selector: '#page-one' });
  const line = lineOf(editor.document, 'Training goes on. The late shift');
  editor.selection = new vscode.Selection(line, 10, line, 10);
  await see('#inputs .at-caret h3', 'Resources');
  const top = await until('the item in view', async () => {
    const place = await topOf('#inputs .at-caret');
    return place > -2_000 && place < 900 && { place };
  });
  assert(top.place < 900, 'in view');
});

check('a theme filters the items, and stays chosen when the pack was hidden', async () => {
  await openPack();
  await ui({ do: 'choose in page', selector: '[data-themes]', value: 'customers' });
  await see('[data-status]', ' items');
  await ui({ do: 'miss in page', selector: nonconformities });
  await see('#inputs [data-path="inputs.2"]');
  // Another editor in its place, and away again.
  await vscode.window.showTextDocument(inWorkspace('qms.yaml'), { viewColumn: vscode.ViewColumn.Two });
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await see('#inputs [data-path="inputs.2"]');
  await ui({ do: 'miss in page', selector: nonconformities });
  await closeAll();
});

check('Prepare Management Review… writes minutes, and the pack says how to go on', async () => {
  await indexed();
  await vscode.commands.executeCommand('qms.prepareManagementReview');
  const editor = await until('the minutes', () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.path.endsWith('/reviews/MR-2026-02.md') && active;
  });
  assert(editor.document.getText().includes('previous: MR-2026-01'), 'it goes on from the last review');
  assert(editor.document.getText().includes('- ACT-2026-01 #'), 'with its open actions');
  await until('the record', async () => {
    await vscode.commands.executeCommand('qms.openReviewPack');
    return vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ label }) => label.startsWith('Management review, 2026-01-01')),
    );
  });
  await see('#readiness', '0 of 12 inputs are complete.');
  await click('[data-start="resources"]');
  await until('the field', () => editor.document.getText().includes('\n    summary: ""'));
  const line = lineOf(editor.document, '    summary: ""');
  await until('the caret between the quotes', () => {
    const { active } = (vscode.window.activeTextEditor ?? editor).selection;
    return active.line === line && active.character === 14;
  });
  await vscode.commands.executeCommand('type', { text: 'Two people are missing.' });
  await see('#inputs', 'Two people are missing.');
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace('reviews/MR-2026-02.md'));
});

check('findings stand in the pack with fixes that work', async () => {
  const path = 'reviews/MR-2026-04.yaml';
  await writeText(
    path,
    'id: MR-2026-04\ntype: management-review\ntitle: Extra review\nstatus: held\ndate: 2026-01-30\nperiod: { from: 2026-01-01, to: 2026-01-30 }\nprevious: MR-2026-01\ninputs:\n  - input: resources\n    summary: We look at people and at rooms, and at what they cost.\n    conclusion: Enough for the summer.\n',
  );
  const { editor } = await openPack(path);
  await findingOf(path, 'review-input-unlinked');
  await see('#inputs .found', 'objective');
  await click('#readiness tr:has([data-input="objectives"]) [data-fix]');
  await until('the section', () => /^ {2}- input: objectives$/m.test(editor.document.getText()));
  await see('#readiness tr:has([data-input="objectives"])', 'Go on');
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace(path));
});

check('nothing of a record runs in the pack', async () => {
  const path = 'reviews/MR-2026-03.yaml';
  const text =
    '<script>document.body.id="hit"</script><img src=x onerror="document.body.id=1"><a href="javascript:alert(1)">x</a>';
  await writeText(
    path,
    `id: MR-2026-03\ntype: management-review\ntitle: '${text}'\nstatus: held\ndate: 2026-01-30\nperiod: { from: 2026-01-01, to: 2026-01-30 }\ninputs:\n  - input: resources\n    summary: '${text}'\n    theme: '${text}'\n`,
  );
  await openPack(path);
  await see('#page-one h1', '<script>');
  await ui({
    do: 'miss in page',
    selector: '#pages script, #pages img, #pages a[href^="javascript:"], html:has(#pages) > body[id]',
  });
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace(path));
});

check('Export Review Pack… writes one file that needs nothing else', async () => {
  const api = await indexed();
  const uri = inWorkspace('pack.html');
  const root = api.status().roots[0]!.root;
  await vscode.commands.executeCommand('qms.exportReviewPack', {
    ...{ root, review: 'MR-2026-01', format: 'html', uri },
  });
  const html = await readText('pack.html');
  assert(/^<!doctype html>/.test(html) && html.includes('Management review 2025'), html.slice(0, 200));
  await vscode.workspace.fs.delete(uri);
});

check('as PDF it is made by the command line, and where that cannot be, that is said', async () => {
  const api = await indexed();
  const uri = inWorkspace('pack.pdf');
  const root = api.status().roots[0]!.root;
  await vscode.commands.executeCommand('qms.exportReviewPack', {
    ...{ root, review: 'MR-2026-01', format: 'pdf', copy: 'brief', uri },
  });
  const isThere = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  // Where this started the editor, there is a browser that prints.
  if (!isWeb() && process.env['CHROME_PATH'] !== undefined) assert(isThere, 'a PDF was made');
  if (isThere) {
    const pdf = await readText('pack.pdf');
    assert(pdf.startsWith('%PDF-') && pdf.includes('/StructTreeRoot'), 'it is a PDF with tags');
    await vscode.workspace.fs.delete(uri);
  } else {
    const text = isWeb() ? 'A PDF cannot be made in a browser' : 'The PDF was not made';
    await vscode.commands.executeCommand('notifications.showList');
    await ui({ do: 'see', within: '.notifications-center .notification-list-item', text });
    await vscode.commands.executeCommand('notifications.clearAll');
  }
});

check('a pack that was closed listens no more', async () => {
  const { api } = await openPack();
  equal(api.packs.panels.length, 1, 'packs that are shown');
  await closeAll();
  await until('the end', () => api.packs.panels.length === 0);
  assert(isWeb() || typeof process === 'object', 'host');
});

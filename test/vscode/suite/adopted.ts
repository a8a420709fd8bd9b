/** A folder with the documents of a company, none of them written for this product: adoption comes first. */
import * as vscode from 'vscode';
import {
  assert,
  check,
  equal,
  findingOf,
  findings,
  indexed,
  inWorkspace,
  noFindings,
  readText,
  ui,
  until,
} from './harness.ts';

/** Every file and its text, what the tests themselves leave apart. */
async function texts(folder = ''): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, type] of await vscode.workspace.fs.readDirectory(inWorkspace(folder))) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (name.startsWith('.')) continue;
    if (type === vscode.FileType.Directory) Object.assign(found, await texts(path));
    else found[path] = await readText(path);
  }
  return Object.fromEntries(Object.entries(found).sort());
}

/** Answers the box that asks something; null for what stands there already. */
async function answerBox(prompt: string, answer: string | null): Promise<void> {
  await ui({ do: 'see', within: '.quick-input-widget', text: prompt });
  await ui(answer === null ? { do: 'press', key: 'Enter' } : { do: 'enter', text: answer });
}

const policy = 'policies/ISP-02-access-control-policy.md';

check('setting up shows how the documents that are there are read', async () => {
  const before = await texts();
  assert(Object.keys(before).length > 5, 'documents are there');
  await vscode.commands.executeCommand('qms.initializeRepository');
  await ui({ do: 'see in page', selector: '.masthead', text: 'read as records, where they are' });
  await ui({ do: 'see in page', selector: 'h3', text: 'Questions only you can answer' });
  await ui({ do: 'see in page', selector: 'pre', text: 'types:' });
  equal(await texts(), before, 'files after looking');
});

check('an answer from the pick list goes into the qms.yaml that is shown', async () => {
  await ui({ do: 'choose in page', selector: 'select[data-question="status:Frozen"]', value: 'effective' });
  await ui({ do: 'see in page', selector: 'pre', text: 'Frozen: effective' });
});

check('a file that is listed opens next to the page', async () => {
  await ui({ do: 'click in page', selector: `button[data-open="${policy}"]` });
  await until('the document', () =>
    vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith(`/${policy}`)),
  );
});

check('then qms.yaml is written and nothing else, and findings come', async () => {
  const before = await texts();
  await ui({ do: 'click in page', selector: 'button[data-write]' });
  const written = await until('qms.yaml', async () => (await texts())['qms.yaml']);
  assert(written.includes('Frozen: effective'), written);
  const { 'qms.yaml': _written, ...others } = await texts();
  equal(others, before, 'the other files after writing');
  await vscode.commands.executeCommand('notifications.showList');
  await ui({
    do: 'see',
    within: '.notifications-center .notification-list-item',
    text: 'Deleting it undoes this',
  });
  const api = await indexed();
  assert(api.status().roots[0]!.records > 5, 'records');
  await findingOf('registers/risks.csv', 'risk-action');
  await findingOf('isms-scope.md', 'signoff-missing');
});

check('what is found is recorded as old debt, with who, why and until when', async () => {
  await ui({ do: 'click', within: '.notifications-center .monaco-button', text: 'Record as Old Debt' });
  await answerBox('Who settles what is found?', 'Jane Doe');
  await answerBox('Why is it not settled yet?', null);
  await answerBox('Last day on which it is silenced', null);
  const baseline = await until('qms-baseline.yaml', async () => (await texts())['qms-baseline.yaml']);
  assert(baseline.includes('    owner: Jane Doe\n    reason: There before it was looked for\n'), baseline);
  await until('the hint', () =>
    findings('registers/risks.csv').every(({ severity }) => severity === vscode.DiagnosticSeverity.Hint),
  );
  const { severity } = await findingOf('isms-scope.md', 'signoff-missing');
  assert(severity !== vscode.DiagnosticSeverity.Hint, 'what no baseline silences is still found');
});

check('deleting qms.yaml undoes it', async () => {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(inWorkspace('qms-baseline.yaml'));
  await vscode.workspace.fs.delete(inWorkspace('qms.yaml'));
  await noFindings('registers/risks.csv');
  await noFindings('isms-scope.md');
});

/** A window that is loaded anew with a table in it: these tests begin twice, before and after that. */
import * as vscode from 'vscode';
import { check, closeAll, equal, indexed, inWorkspace, readText, ui, until, writeText } from './harness.ts';

/** Says that it was loaded anew, and what the table showed before. */
const mark = '.loaded-anew';

const see = (selector: string, text = ''): Promise<string> => ui({ do: 'see in page', selector, text });
const click = (selector: string): Promise<string> => ui({ do: 'click in page', selector });

/** What is shown: how many rows, and by what they are sorted. */
const shown = async (): Promise<string> =>
  `${await see('#count', ' of ')}, ${await see('[role=columnheader][aria-sort=descending]')}`;

check('a table comes back with a window that is loaded anew: its columns, order and filter', async () => {
  // The tests of a desktop end with their window.
  if (vscode.env.appHost === 'desktop') return;
  const before = await readText(mark).catch(() => null);
  if (before === null) {
    const [root] = (await indexed()).status().roots;
    await vscode.commands.executeCommand('qms.openAsTable', { root: root!.root, type: 'supplier' });
    await see('[role=rowheader]', 'SUP-001');
    await click('#choose-columns');
    await click('dialog [data-show=owner]');
    await click('dialog .main');
    await click('[data-menu=title]');
    await click('[data-sort=down]');
    await ui({ do: 'fill in page', selector: '#search', value: 'Metallbau' });
    await see('#count', '1 of');
    await writeText(mark, await shown());
    await vscode.commands.executeCommand('workbench.action.reloadWindow');
    // This host ends with its window.
    await new Promise(() => {});
  }
  await until('the tab', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0));
  equal(await shown(), before, 'what is shown');
  await ui({ do: 'miss in page', selector: '[role=columnheader][data-column=owner]' });
  await see('[role=rowheader]', 'SUP-002');
  await closeAll();
  await vscode.workspace.fs.delete(inWorkspace(mark));
});

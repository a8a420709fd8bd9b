import type { Page } from 'playwright-core';

/** Files handed to the editor that has the focus: pasted at its caret after a copy, or dropped with Shift held. */
export type HandOver =
  | { readonly do: 'paste files'; readonly uris: readonly string[] }
  /** Dropped behind the end of the first line that is shown with these words alone. */
  | { readonly do: 'drop files'; readonly uris: readonly string[]; readonly line: string };

export const isHandOver = (action: { readonly do: string }): action is HandOver =>
  action.do === 'paste files' || action.do === 'drop files';

/** The events of the browser that a person's paste or drop brings about: the clipboard of a test machine holds no files. */
export async function handOver(page: Page, action: HandOver): Promise<string> {
  const list = JSON.stringify(action.uris.join('\r\n'));
  await page.evaluate(`(async () => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', ${list});
    const given = { bubbles: true, cancelable: true };
    const focused = document.activeElement;
    ${action.do === 'paste files' ? paste : drop(action.line)}
  })()`);
  return '';
}

const paste = `focused.dispatchEvent(new ClipboardEvent('paste', { ...given, clipboardData: transfer }));`;

/**
 * Lines move while what stands above them comes in, and are drawn some time after an edit: where the line is, is looked
 * up again for each event, in the turn that gives it to the editor.
 */
const drop = (line: string): string => `
    const editor = focused.closest('.monaco-editor');
    const wanted = ${JSON.stringify(line)}.trim();
    const drawn = () => [...editor.querySelectorAll('.view-line > span')].find((each) => each.textContent.replaceAll('\\u00a0', ' ').trim() === wanted);
    const rest = () => new Promise((end) => requestAnimationFrame(() => setTimeout(end)));
    for (const step of ['dragenter', 'dragover', 'drop']) {
      while (drawn() === undefined) await rest();
      const { right, top, height } = drawn().getBoundingClientRect();
      const at = { clientX: right + 1, clientY: top + height / 2, shiftKey: true };
      editor.querySelector('.view-lines').dispatchEvent(new DragEvent(step, { ...given, ...at, dataTransfer: transfer }));
      await rest();
    }`;

import type { Page } from 'playwright-core';

/** Files handed to the editor that has the focus, at its caret: pasted after a copy, or dropped with Shift held. */
export interface HandOver {
  readonly do: 'paste files' | 'drop files';
  readonly uris: readonly string[];
}

export const isHandOver = (action: { readonly do: string }): action is HandOver =>
  action.do === 'paste files' || action.do === 'drop files';

/** The events of the browser that a person's paste or drop brings about: the clipboard of a test machine holds no files. */
export async function handOver(page: Page, { do: how, uris }: HandOver): Promise<string> {
  const list = JSON.stringify(uris.join('\r\n'));
  await page.evaluate(`(async () => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', ${list});
    const given = { bubbles: true, cancelable: true };
    const focused = document.activeElement;
    ${how === 'paste files' ? paste : drop}
  })()`);
  return '';
}

const paste = `focused.dispatchEvent(new ClipboardEvent('paste', { ...given, clipboardData: transfer }));`;

const drop = `
    const editor = focused.closest('.monaco-editor');
    const rest = () => new Promise((end) => setTimeout(end, 300));
    const placeOf = () => editor.querySelector('.cursors-layer .cursor').getBoundingClientRect();
    let caret = placeOf();
    // Lines move while what stands above them comes in.
    for (let before = null; caret.height === 0 || caret.y !== before; caret = placeOf()) {
      before = caret.y;
      await rest();
    }
    const at = { clientX: caret.x + 1, clientY: caret.y + caret.height / 2, shiftKey: true };
    for (const step of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(step, { ...given, ...at, dataTransfer: transfer });
      editor.querySelector('.view-lines').dispatchEvent(event);
      await rest();
    }`;

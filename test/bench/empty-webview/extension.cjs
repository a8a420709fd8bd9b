// What a webview costs by itself: it says that it is ready, is told one word and shows it.
const vscode = require('vscode');

const page = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body><main id="word"></main><script>
const editor = acquireVsCodeApi();
window.addEventListener('message', ({ data }) => {
  document.getElementById('word').textContent = data;
  performance.mark('qms-table:rows');
});
performance.mark('qms-table:ready');
editor.postMessage('ready');
</script></body></html>`;

exports.activate = (context) =>
  context.subscriptions.push(
    vscode.commands.registerCommand('bench.emptyWebview', () => {
      const panel = vscode.window.createWebviewPanel('bench.empty', 'Empty', vscode.ViewColumn.Active, {
        enableScripts: true,
      });
      panel.webview.onDidReceiveMessage(() => panel.webview.postMessage('word'));
      panel.webview.html = page;
    }),
  );

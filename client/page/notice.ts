/** Says above the pages why they are not those of now; null takes it away. */
export function showNotice(text: string | null): void {
  const notice = document.getElementById('notice');
  if (notice === null) return;
  notice.textContent = text;
  notice.hidden = text === null;
}

/** Hides the items of other strategic themes; an empty theme shows all. What belongs to no item stays. */
export function filterByTheme(theme: string): void {
  const select = document.querySelector<HTMLSelectElement>('[data-themes]');
  if (select !== null) select.value = theme;
  // A theme that is no longer offered filters nothing.
  const wanted = select?.value ?? '';
  let [shown, all] = [0, 0];
  for (const item of document.querySelectorAll<HTMLElement>('#pages [data-theme]')) {
    const isOf = wanted === '' || (item.dataset['theme'] ?? '').split(' ').includes(wanted);
    item.hidden = !isOf;
    all += 1;
    if (isOf) shown += 1;
  }
  const status = document.querySelector('[data-status]');
  if (status !== null) status.textContent = wanted === '' ? '' : `${shown} of ${all} items`;
}

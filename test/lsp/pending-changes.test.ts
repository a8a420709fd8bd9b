import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PendingChanges } from '../../server/src/main/lsp/roots/pending-changes.ts';

let due = 0;
let pending: PendingChanges;

beforeEach(() => {
  vi.useFakeTimers();
  due = 0;
  pending = new PendingChanges(() => {
    due += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

const taken = (): Promise<string[]> => pending.take(async () => [], new Set());

describe('changes from outside', () => {
  it('are taken in together once they pause', async () => {
    pending.change(['a.yaml']);
    vi.advanceTimersByTime(100);
    pending.change(['b.yaml']);
    vi.advanceTimersByTime(100);
    expect([due, pending.isDue]).toEqual([0, false]);
    vi.advanceTimersByTime(50);
    expect([due, pending.isDue]).toEqual([1, true]);
    expect(await taken()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('are taken in at once where the client says that it has written what it was told to', async () => {
    pending.await('a.yaml');
    pending.await('b.yaml');
    pending.change(['a.yaml', 'b.yaml']);
    expect([due, pending.isDue]).toEqual([1, true]);
    expect(await taken()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('are taken in at once after late word of an earlier edit, too', async () => {
    pending.await('a.yaml');
    pending.change(['a.yaml']);
    expect(await taken()).toEqual(['a.yaml']);
    vi.advanceTimersByTime(100);
    pending.change(['a.yaml']);
    expect([due, pending.isDue]).toEqual([2, true]);
  });

  it('are waited for where more than that has changed, or long after', () => {
    pending.await('a.yaml');
    pending.change(['a.yaml', 'b.yaml']);
    expect(due).toBe(0);
    vi.advanceTimersByTime(2_500);
    expect(due).toBe(1);
    pending.change(['a.yaml']);
    expect(due).toBe(1);
    vi.advanceTimersByTime(150);
    expect(due).toBe(2);
  });

  it('are waited for where others are being gathered', () => {
    pending.change(['b.yaml']);
    pending.await('a.yaml');
    pending.change(['a.yaml']);
    expect(due).toBe(0);
    vi.advanceTimersByTime(150);
    expect(due).toBe(1);
  });
});

/** A version of numbers alone, none of which begins with a nought that says nothing. */
const numbers = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8}))*$/;

/** Made for the first two versions that are no mere numbers: loading it shows in a short run. */
let collator: Intl.Collator | undefined;

/** Orders versions as people count: 1.10 after 1.9. Negative where the first one is the lower. */
export function compareVersions(one: string, other: string): number {
  if (one === other) return 0;
  if (!numbers.test(one) || !numbers.test(other)) {
    collator ??= new Intl.Collator('en', { numeric: true });
    return collator.compare(one, other);
  }
  const [left, right] = [one.split('.').map(Number), other.split('.').map(Number)];
  const at = left.findIndex((number, index) => number !== right[index]);
  // One that goes on is the later one: 1.2.1 after 1.2.
  if (at < 0) return -1;
  return left[at]! - (right[at] ?? -1);
}

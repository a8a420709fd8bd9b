/** The first characters of a digest: enough to tell one text from another, short enough for a line. */
export const shortDigest = (digest: string): string => digest.replace(/^sha256-/, '').slice(0, 12);

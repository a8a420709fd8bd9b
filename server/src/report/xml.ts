const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/**
 * Text for XML, between tags and in attributes in quotes. Characters that XML cannot hold at all are to be shown otherwise
 * before (`oneLine`).
 */
export const xmlText = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

/** A tag with its attributes, without brackets; attributes without a value are left out. */
export const xmlTag = (name: string, attributes: Readonly<Record<string, string | number>>): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(String(value))}"`)].join(' ');

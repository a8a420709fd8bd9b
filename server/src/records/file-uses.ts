import type { FileUse } from '../model/record.ts';
import type { TypeSchema } from '../schemas/catalogue.ts';
import { resolveBelowRoot } from './paths.ts';
import type { RecordSource } from './record-source.ts';

/**
 * The paths a record names: in fields that hold files, and as links and images of its body.
 * @param below path of the root from the top folder of its repository
 */
export function fileUsesOf(source: RecordSource, schema: TypeSchema | undefined, below: string): FileUse[] {
  const found: FileUse[] = [];
  const own = (written: string) => resolveBelowRoot(source.path, decodePath(written), below);
  for (const { path, value, data, signed } of schema?.files(source.data) ?? []) {
    const use = data ? 'data' : 'file';
    found.push({ written: value, target: own(value), anchor: null, use, path, signed });
  }
  const body = source.markdown?.body();
  for (const image of body?.images ?? []) {
    if (isRelative(image.url))
      found.push({
        ...split(image.url, own),
        use: 'image',
        path: ['body'],
        signed: true,
        span: image.urlSpan,
      });
  }
  for (const link of body?.links ?? []) {
    if (!isRelative(link.url)) continue;
    const parts = split(link.url, own);
    const target = parts.written === '' ? source.path : parts.target;
    found.push({ ...parts, target, use: 'link', path: ['body'], signed: false, span: link.urlSpan });
  }
  return found;
}

/** Whether a link leads to a place in a text, which has to be there. */
export const leadsToPlace = ({ use, target, anchor }: FileUse): boolean =>
  use === 'link' && target !== null && anchor !== null && anchor !== '' && anchor !== 'top';

const isRelative = (url: string): boolean => url !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//.test(url);

/** Links are written percent-encoded, files are named in plain; text that is neither stays as it is. */
function decodePath(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function split(url: string, own: (written: string) => string | null) {
  const hash = url.indexOf('#');
  const written = (hash < 0 ? url : url.slice(0, hash)).replace(/\?.*$/, '');
  return { written, target: own(written), anchor: hash < 0 ? null : decodePath(url.slice(hash + 1)) };
}

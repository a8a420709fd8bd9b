import type { Message } from '../../model/message.ts';
import { fileFaults } from './file-faults.ts';
import { readXml, type XmlReader } from './xml.ts';
import type { ZipFile } from './zip.ts';

/** Thrown where a file cannot be read any further; caught where reading began. */
export class Unreadable extends Error {
  readonly reason: Message;

  constructor(reason: Message) {
    super();
    this.reason = reason;
  }
}

/** The XML parts of a spreadsheet. */
export class Parts {
  readonly #zip: ZipFile;

  constructor(zip: ZipFile) {
    this.#zip = zip;
  }

  /** Reads a part; false where there is none. Throws {@link Unreadable} where it is damaged. */
  read(part: string, reader: XmlReader): boolean {
    const bytes = this.#zip.read(part);
    if (bytes === null) return false;
    if (typeof bytes === 'string') throw new Unreadable(fileFaults[bytes]());
    if (!readXml(bytes, reader)) throw new Unreadable(fileFaults.damaged());
    return true;
  }

  /** Where the parts lie that a part names, by the ids it names them with, each with the last word of its kind. */
  relations(part: string): ReadonlyMap<string, { readonly kind: string; readonly target: string }> {
    const at = part.lastIndexOf('/') + 1;
    const [folder, name] = [part.slice(0, at), part.slice(at)];
    const found = new Map<string, { kind: string; target: string }>();
    this.read(`${folder}_rels/${name}.rels`, {
      open: (element, attribute) => {
        const [id, type, target] = ['Id', 'Type', 'Target'].map(attribute);
        if (element !== 'Relationship' || attribute('TargetMode') === 'External') return;
        if (id === undefined || type === undefined || target === undefined) return;
        found.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), target: below(folder, target) });
      },
    });
    return found;
  }
}

/** The path of a part named from a folder: `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml`, `../a.xml`. */
function below(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

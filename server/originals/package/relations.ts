import type { OpenPackage } from './open-package.ts';
import { elementsOf, readXml } from './xml-tree.ts';

/** What a part of an Office package points to, by id. */
export type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** The relations of a part; targets are names within the package, and what lies outside of it is left out. */
export async function relationsOf(file: OpenPackage, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const text = await file.text(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (text === undefined) return [];
  return elementsOf(readXml(text), 'Relationship').flatMap(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
    if (mode === 'External') return [];
    return [{ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(folder, target) }];
  });
}

/** Addresses outside of the package, by id: where links lead. */
export async function linksOf(file: OpenPackage, part: string): Promise<ReadonlyMap<string, string>> {
  const slash = part.lastIndexOf('/');
  const text = await file.text(`${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`);
  if (text === undefined) return new Map();
  return new Map(
    elementsOf(readXml(text), 'Relationship').flatMap(({ attributes }) => {
      const { Id: id = '', Target: target = '', TargetMode: mode } = attributes;
      return mode === 'External' && isFollowable(target) ? [[id, target] as const] : [];
    }),
  );
}

/** All addresses outside of the package that any part of it names, each once: links, templates, linked pictures. */
export async function addressesOf(file: OpenPackage): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  for (const name of file.names.filter((each) => each.endsWith('.rels'))) {
    for (const { attributes } of elementsOf(readXml((await file.text(name)) ?? ''), 'Relationship')) {
      if (attributes['TargetMode'] === 'External') addresses.add(attributes['Target'] ?? '');
    }
  }
  return addresses;
}

/** What a page may lead to: no script, no file of the reader's own machine. */
export function isFollowable(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)[\x21-\x7e\u00a0-\uffff]+$/i.test(address) && address.length <= 2_000;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

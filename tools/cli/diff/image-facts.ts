import { HEADER_FLAGS } from '../../../reference/image/header-flags.js';
import type { CoreHeader } from '../../../reference/image/header.js';
import { guidText } from '../../../reference/metadata/guid.js';
import { unlessUnreadable } from '../../../reference/names/token-text.js';
import { identityOfImage } from '../identity.js';
import { counted, flagNames, hexNumber } from '../text/numbers.js';
import { valueChange, type LineChange } from './changes.js';
import type { Side } from './side.js';

/** What an image is as a whole, by name. */
export function imageFacts({ image, withAddresses }: Side): Map<string, string> {
  const { kind, container, version, machine, os, compiler, owner, componentCount } = identityOfImage(image);
  const facts = new Map<string, string>([
    ['container', container],
    ['kind', kind],
    ['version', version],
    ['target', `${machine} ${os}`],
    ['compiler', compiler ?? 'not said'],
    ['flags', flagsOf(image.header)],
  ]);
  if (owner !== undefined) facts.set('owner', owner);
  if (componentCount !== undefined) facts.set('components', String(componentCount));
  const { metadata, file } = image;
  const mvid = metadata && unlessUnreadable(() => metadata.guid(metadata.get('Module', 1, 'Mvid')));
  if (mvid !== undefined) facts.set('MVID', guidText(mvid));
  facts.set('size', counted(image.context.space.bytes.length, 'byte'));
  if (withAddresses) facts.set('header at', `RVA ${hexNumber(file.headerRva)}`);
  for (const { name, header } of image.components) facts.set(`flags of ${name ?? 'a component'}`, flagsOf(header));
  return facts;
}

function flagsOf({ flags }: CoreHeader): string {
  return `${hexNumber(flags)} ${flagNames(flags, HEADER_FLAGS)}`;
}

export function factChanges(before: string, after: string): LineChange[] {
  return valueChange('', before, after).map(({ mark, text }) => ({ mark, text: text.trimStart() }));
}

import { SECTION_TYPES } from '../../reference/image/section-types.js';

/** Names of parts of a dump that are no sections. */
const OTHER_PARTS = ['container', 'header'] as const;

/**
 * The section types (as text, `101`) and other parts (`header`) that a user asked for, by number or by name in any case;
 * undefined if all are.
 */
export function wantedSections(asked: readonly string[]): { wanted?: ReadonlySet<string>; unknown: string[] } {
  if (asked.length === 0) return { unknown: [] };
  const wanted = new Set<string>();
  const unknown: string[] = [];
  for (const text of asked) {
    const type = typeOf(text);
    if (type === undefined) unknown.push(text);
    else wanted.add(type);
  }
  return { wanted, unknown };
}

function typeOf(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text;
  const lower = text.toLowerCase();
  const other = OTHER_PARTS.find((part) => part === lower);
  if (other !== undefined) return other;
  const named = Object.entries(SECTION_TYPES).find(([name]) => name.toLowerCase() === lower);
  return named === undefined ? undefined : String(named[1]);
}

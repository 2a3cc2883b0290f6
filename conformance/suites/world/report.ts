import type { Verdict } from './examine.js';
import { merge, type Tally } from './tally.js';

/** What was read, what the checks looked at, and the findings: so many one by one, all counted by check. */
export function printReport(verdicts: Verdict[], shown: number): void {
  printGroups(verdicts);
  printTally(verdicts);
  printFindings(verdicts, shown);
}

function printGroups(verdicts: Verdict[]): void {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) groups.set(verdict.group, [...(groups.get(verdict.group) ?? []), verdict]);
  console.log('\nimages  not R2R  findings');
  for (const [group, members] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
    const images = members.filter(({ kind }) => kind === 'r2r').length;
    const findings = members.reduce((sum, { findings }) => sum + findings.length, 0);
    console.log(`${pad(images, 6)}  ${pad(members.length - images, 7)}  ${pad(findings, 8)}  ${group}`);
  }
  const images = verdicts.filter(({ kind }) => kind === 'r2r').length;
  console.log(`${pad(images, 6)}  ${pad(verdicts.length - images, 7)}  together`);
}

function printTally(verdicts: Verdict[]): void {
  const total: Tally = {};
  for (const { tally } of verdicts) merge(total, tally);
  console.log('\nlooked at');
  for (const [sort, count] of Object.entries(total)) console.log(`${pad(count, 10)}  ${sort}`);
}

function printFindings(verdicts: Verdict[], shown: number): void {
  const findings = verdicts.flatMap(({ title, findings }) => findings.map((finding) => ({ title, ...finding })));
  if (findings.length === 0) {
    console.log('\nno findings');
    return;
  }
  console.log(`\n${findings.length} findings`);
  const byCheck: Tally = {};
  for (const { check } of findings) merge(byCheck, { [check]: 1 });
  for (const [check, count] of Object.entries(byCheck)) console.log(`${pad(count, 10)}  ${check}`);
  for (const { title, check, sentence } of findings.slice(0, shown)) console.log(`${title}\n    ${check}: ${sentence}`);
  if (findings.length > shown) console.log(`... and ${findings.length - shown} more (--show ${findings.length})`);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}

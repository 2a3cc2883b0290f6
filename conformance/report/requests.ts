/** The forms of a report that can be asked for by name. `requirements` is a table in Markdown with a verdict for each of them. */
export const REPORT_FORMATS = ['json', 'junit', 'tap', 'md', 'requirements'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** `file`: a path, or `-` for standard output. */
export interface ReportRequest {
  format: ReportFormat;
  file: string;
}

export const STANDARD_OUTPUT = '-';

/** A request that cannot be understood. The message ends a sentence of commander. */
export class BadReportRequest extends Error {}

/**
 * Reads `json:FILE` or several of that form with commas between; a comma that no `word:` follows belongs to the file's name.
 *
 * @throws BadReportRequest
 */
export function reportRequests(text: string): ReportRequest[] {
  return text.split(/,(?=\w+:)/).map((request) => {
    const [, name, file] = /^(\w+):(.+)$/s.exec(request) ?? [];
    const format = REPORT_FORMATS.find((known) => known === name);
    if (format === undefined) throw new BadReportRequest(`${REPORT_FORMATS.map((known) => `${known}:FILE`).join(', ')} are the forms there are.`);
    return { format, file };
  });
}

/** Whether a report takes the place of what is printed otherwise. */
export function toStandardOutput(requests: readonly ReportRequest[]): boolean {
  return requests.some(({ file }) => file === STANDARD_OUTPUT);
}

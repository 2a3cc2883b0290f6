import { InvalidArgumentError, Option } from 'commander';
import { BadReportRequest, REPORT_FORMATS, reportRequests, type ReportRequest } from '../report/requests.js';

/** What the command lines of a run and of a report say about what becomes of its results. */
export interface ReportOptions {
  report: ReportRequest[];
  byRequirement?: true;
  allOutput?: true;
}

/** So many failures are shown in full without --all-output. */
const MAXIMUM_FAILURES = 10;

export function reportOptions(): Option[] {
  return [
    new Option('--report <format:file>', `also write a report: ${REPORT_FORMATS.join(', ')}; commas between several, - prints it`).default([], 'none').argParser(requests),
    new Option('--by-requirement', 'show a verdict for each requirement, the worst first'),
    new Option('--all-output', `show every failure in full, not only the first ${MAXIMUM_FAILURES}`),
  ];
}

export function maximumFailures({ allOutput }: ReportOptions): number {
  return allOutput ? Infinity : MAXIMUM_FAILURES;
}

function requests(value: string, before: ReportRequest[]): ReportRequest[] {
  try {
    return [...before, ...reportRequests(value)];
  } catch (error) {
    if (error instanceof BadReportRequest) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

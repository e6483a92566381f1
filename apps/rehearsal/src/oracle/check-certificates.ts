import type { Candidate } from '../candidates/candidate';
import { pause } from '../monotonic-clock';
import { OfficeRefused, type StaffClient } from '../office/staff-client';
import type { Expected } from './check-stored';
import type { Complaints } from './complaints';

interface Certificate {
  number: string;
  ticketNumber: string;
  state: string;
  rehearsal: boolean;
}

interface CertificateCheck {
  staff: StaffClient;
  examId: string;
  candidates: readonly Candidate[];
  expected: ReadonlyMap<number, Expected>;
  /** Certificate numbers as shown with the results, by candidate number. */
  shown: ReadonlyMap<number, string>;
  complaints: Complaints;
}

const ON_A_PAGE = 200;
/** Few, because the public check is rate-limited by address. */
const CHECKED_IN_PUBLIC = 5;

/**
 * Each pass must have exactly one certificate, the one shown to its candidate; nobody else may have one. Returns the
 * number of certificates.
 */
export async function checkCertificates(check: CertificateCheck): Promise<number> {
  const certificates = await listAll(check);
  const byTicket = new Map<string, Certificate[]>();
  for (const certificate of certificates)
    byTicket.set(certificate.ticketNumber, [...(byTicket.get(certificate.ticketNumber) ?? []), certificate]);
  if (new Set(certificates.map(({ number }) => number)).size !== certificates.length)
    check.complaints.add('doubled', 'a certificate number is listed twice');
  for (const candidate of check.candidates)
    judge({ check, candidate, held: byTicket.get(candidate.ticket.ticketNumber) ?? [] });
  for (const { number } of certificates.slice(0, CHECKED_IN_PUBLIC)) await judgeInPublic({ check, number });
  return certificates.length;
}

function judge({
  check: { complaints, expected, shown },
  candidate,
  held,
}: {
  check: CertificateCheck;
  candidate: Candidate;
  held: Certificate[];
}): void {
  const passed = expected.get(candidate.number)?.passed ?? false;
  const who = `candidate ${candidate.number}`;
  if (held.length > 1) complaints.add('doubled', `${who} holds ${held.length} certificates`);
  if (passed && held.length === 0) complaints.add('lost', `${who} passed and holds no certificate`);
  if (!passed && held.length > 0) complaints.add('wrong', `${who} did not pass and holds a certificate`);
  for (const { number, rehearsal, state } of held) {
    if (number !== shown.get(candidate.number))
      complaints.add('wrong', `${who} is shown another certificate number than the list`);
    if (!rehearsal || state !== 'valid')
      complaints.add(
        'wrong',
        `${who}: the certificate is ${state}, ${rehearsal ? 'of a rehearsal' : 'not marked as of a rehearsal'}`,
      );
  }
}

/** A rehearsal's certificate must not be valid in public. */
async function judgeInPublic({
  check: { staff, complaints },
  number,
}: {
  check: CertificateCheck;
  number: string;
}): Promise<void> {
  try {
    const { state } = await staff.get<{ state: string }>(`certificates/${encodeURIComponent(number)}`);
    if (state === 'valid') complaints.add('wrong', `certificate ${number} of the rehearsal is valid in public`);
  } catch (error) {
    if (!(error instanceof OfficeRefused)) throw error;
  }
  await pause(100);
}

async function listAll({ staff, examId }: CertificateCheck): Promise<Certificate[]> {
  const all: Certificate[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: { certificates: Certificate[]; next: string | null } = await staff.get(
      `exams/${examId}/certificates?limit=${ON_A_PAGE}${after && `&after=${after}`}`,
    );
    all.push(...page.certificates);
    after = page.next;
  }
  return all;
}

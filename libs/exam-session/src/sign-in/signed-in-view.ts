import { Injectable } from '@nestjs/common';
import {
  completePolicies,
  hasConsented,
  isStandardPrivacyNotice,
  isStandardRules,
  LockedExams,
  Sittings,
  type LockedExam,
  type RegistrationRow,
} from '@sunflower/exam';
import { Clock, isoTime, isoTimeOrNull, packPart, type PackedPart } from '@sunflower/platform';
import { QUESTION_TYPES, type QuestionType } from '@sunflower/question-bank';
import { LRUCache } from 'lru-cache';
import type { SignedInDto } from '../contract/candidate.dto';
import type { ExamSession } from '../session/exam-session.entity';
import { effectiveState } from '../session/session-clock';
import { toIntegrityStanding } from '../session/session-view';

interface SignedIn {
  registration: RegistrationRow;
  session: ExamSession | null;
}

/** What a signed-in candidate sees: their own data, the exam, the consent and the session. */
@Injectable()
export class SignedInView {
  constructor(
    private readonly clock: Clock,
    private readonly lockedExams: LockedExams,
    private readonly sittings: Sittings,
  ) {}

  /** As JSON in UTF-8, in parts. The part that many candidates have in common is packed once. */
  async write(signedIn: SignedIn): Promise<(PackedPart | Buffer)[]> {
    const { exam, consent, ...own } = await this.describe(signedIn);
    const common = commonPart({ exam, consent, of: await this.lockedExams.get(exam.id) });
    return [Buffer.from(`${JSON.stringify(own).slice(0, -1)},`), common];
  }

  async describe({ registration, session }: SignedIn): Promise<SignedInDto> {
    const [exam, sitting] = await Promise.all([
      this.lockedExams.get(registration.examId),
      this.sittings.getSitting(registration.sittingId),
    ]);
    const nowMs = this.clock.now();
    const { integrity, presentation, startSpreadSeconds } = completePolicies(exam.policies);
    const { rulesVersion, rules, privacyVersion, privacyNotice } = exam;
    return {
      candidate: {
        name: registration.candidateName,
        maskedIdNumber: registration.maskedIdNumber,
        organisation: registration.organisationName,
      },
      exam: {
        id: exam.id,
        title: exam.title,
        opensAt: isoTime(sitting.opensAt),
        closesAt: isoTime(sitting.closesAt),
        durationMinutes: exam.durationMinutes,
        extraTimeMinutes: registration.extraTimeMinutes,
        itemCount: exam.itemCount,
        instructions: exam.instructions,
        itemTypes: itemTypesOf(exam),
        presentation,
        startSpreadSeconds,
        integrity,
      },
      session: session && {
        id: session.id,
        state: effectiveState({ ...session, nowMs }),
        closedAt: isoTimeOrNull(session.closedAt),
        receipt: session.receipt,
        integrity: toIntegrityStanding({ session, exam }),
      },
      consent: {
        rulesVersion,
        rules,
        rulesBuiltIn: isStandardRules(rules),
        privacyVersion,
        privacyNotice,
        privacyNoticeBuiltIn: isStandardPrivacyNotice(privacyNotice),
        given: hasConsented({ registration, exam }),
      },
      serverTime: isoTime(nowMs),
    };
  }
}

// One part per sitting, extra time and consent.
const KEPT_OF_AN_EXAM = 100;
const commonParts = new WeakMap<LockedExam, LRUCache<string, PackedPart>>();

/** The second part of the JSON: the exam, and the texts that its candidates agree to. */
function commonPart({ exam, consent, of }: Pick<SignedInDto, 'exam' | 'consent'> & { of: LockedExam }): PackedPart {
  let parts = commonParts.get(of);
  if (!parts) commonParts.set(of, (parts = new LRUCache<string, PackedPart>({ max: KEPT_OF_AN_EXAM })));
  const key = `${exam.opensAt} ${exam.closesAt} ${exam.extraTimeMinutes} ${consent.given}`;
  let part = parts.get(key);
  if (!part) parts.set(key, (part = packPart(Buffer.from(JSON.stringify({ exam, consent }).slice(1)))));
  return part;
}

const itemTypesByPool = new WeakMap<LockedExam['pool'], QuestionType[]>();

/** The item types in the frozen pool of the exam. */
function itemTypesOf({ pool }: LockedExam): QuestionType[] {
  let types = itemTypesByPool.get(pool);
  if (!types) {
    const asked = new Set([...pool.values()].map(({ type }) => type));
    types = QUESTION_TYPES.filter((type) => asked.has(type));
    itemTypesByPool.set(pool, types);
  }
  return types;
}

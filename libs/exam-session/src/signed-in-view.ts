import { Injectable } from '@nestjs/common';
import { LockedExams, Sittings, type RegistrationRow } from '@sunflower/exam';
import { Clock, isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { SignedInDto } from './candidate.dto';
import type { ExamSession } from './exam-session.entity';
import { effectiveState } from './session-clock';

/** What a signed-in candidate is told of themselves, their exam and their session. */
@Injectable()
export class SignedInView {
  constructor(
    private readonly clock: Clock,
    private readonly lockedExams: LockedExams,
    private readonly sittings: Sittings,
  ) {}

  async describe({ registration, session }: { registration: RegistrationRow; session: ExamSession | null }): Promise<SignedInDto> {
    const [exam, sitting] = await Promise.all([this.lockedExams.get(registration.examId), this.sittings.getSitting(registration.sittingId)]);
    const nowMs = this.clock.now();
    const { rulesVersion, rules, privacyVersion, privacyNotice } = exam;
    return {
      candidate: { name: registration.candidateName, maskedIdNumber: registration.maskedIdNumber, organisation: registration.organisationName },
      exam: {
        id: exam.id,
        title: exam.title,
        opensAt: isoTime(sitting.opensAt),
        closesAt: isoTime(sitting.closesAt),
        durationMinutes: exam.durationMinutes,
        extraTimeMinutes: registration.extraTimeMinutes,
        itemCount: exam.itemCount,
        instructions: exam.instructions,
      },
      session: session && {
        id: session.id,
        state: effectiveState({ ...session, nowMs }),
        closedAt: isoTimeOrNull(session.closedAt),
        receipt: session.receipt,
      },
      consent: {
        rulesVersion,
        rules,
        privacyVersion,
        privacyNotice,
        given: registration.consentRulesVersion === rulesVersion && registration.consentPrivacyVersion === privacyVersion,
      },
      serverTime: isoTime(nowMs),
    };
  }
}

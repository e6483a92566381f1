import { isoTime, isoTimeOrNull, type Act } from '@sunflower/platform';
import type { BankReach } from '@sunflower/question-bank';
import type { Blueprint } from '../blueprint/blueprint';
import type { BlueprintReport } from '../blueprint/blueprint-check';
import type { BlueprintDto } from '../blueprint/blueprint.dto';
import type { ExamContent } from '../content/exam-content';
import { completePolicies, type ExamPolicies } from '../content/exam-policies';
import type { BlueprintReportDto, ExamContentDto, ExamDto, ExamPoliciesDto, ExamSummaryDto } from './exam.dto';
import type { ExamRecord, ExamSummary } from './exam.repository';
import { millipointsOf, pointsOf } from '../content/points';
import type { ExamStage } from './exam-stage';

export function toExamContent(body: ExamContentDto): ExamContent {
  const { title, bankId, durationMinutes, policies, certificateTitle, certificateIssuer } = body;
  return {
    title: title.trim(),
    bankId,
    durationMinutes,
    blueprint: toBlueprint(body.blueprint),
    passMarkMillipoints: millipointsOf(body.passMarkPoints),
    policies: toPolicies(policies),
    requiredTrainingUnitIds: body.requiredTrainingUnitIds ?? [],
    instructions: body.instructions ?? '',
    rules: body.rules ?? null,
    privacyNotice: body.privacyNotice ?? null,
    certificateTitle: certificateTitle.trim(),
    certificateIssuer: certificateIssuer.trim(),
    certificateValidMonths: body.certificateValidMonths ?? null,
  };
}

const toPolicies = ({
  multipleChoice,
  shuffleItems,
  shuffleOptions,
  integrity,
  presentation,
  startSpreadSeconds,
  countingAttempt,
  maxAddedMinutes,
}: ExamPoliciesDto): ExamPolicies =>
  completePolicies({
    multipleChoice,
    shuffleItems,
    shuffleOptions,
    presentation,
    startSpreadSeconds,
    countingAttempt,
    maxAddedMinutes,
    integrity: integrity && {
      watched: integrity.watched,
      limit: integrity.limit ?? null,
      pastLimit: integrity.pastLimit,
    },
  });

const toBlueprint = ({ sections }: BlueprintDto): Blueprint => ({
  sections: sections.map(({ title, passMarkPoints, draws }) => ({
    title: title.trim(),
    passMarkMillipoints: passMarkPoints === null || passMarkPoints === undefined ? null : millipointsOf(passMarkPoints),
    draws: draws.map(({ domainCode, type, format, difficulty, count, groupSize, points }) => ({
      domainCode: domainCode ?? null,
      type: type ?? null,
      format: format ?? null,
      difficulty: difficulty ? { min: difficulty.min, max: difficulty.max } : null,
      count,
      groupSize: groupSize ?? null,
      pointsMillipoints: millipointsOf(points),
    })),
  })),
});

const toBlueprintDto = ({ sections }: Blueprint): BlueprintDto => ({
  sections: sections.map(({ title, passMarkMillipoints, draws }) => ({
    title,
    passMarkPoints: passMarkMillipoints === null ? null : pointsOf(passMarkMillipoints),
    draws: draws.map(({ pointsMillipoints, ...draw }) => ({ ...draw, points: pointsOf(pointsMillipoints) })),
  })),
});

export function toExamDto({
  exam,
  stage,
  registrationCount,
  administersWhole,
  bankReach,
  acts,
}: {
  exam: ExamRecord;
  stage: ExamStage;
  registrationCount: number;
  administersWhole: boolean;
  bankReach: BankReach;
  acts: Act[];
}): ExamDto {
  const {
    id,
    title,
    organisationId,
    organisationName,
    bankId,
    state,
    itemCount,
    durationMinutes,
    requiredTrainingUnitIds,
  } = exam;
  const {
    instructions,
    rulesVersion,
    rules,
    privacyVersion,
    privacyNotice,
    certificateTitle,
    certificateIssuer,
    certificateValidMonths,
    rehearsal,
  } = exam;
  return {
    id,
    title,
    organisationId,
    organisationName,
    bankId: bankReach === 'none' ? null : bankId,
    bankReach,
    state,
    stage,
    itemCount,
    durationMinutes,
    requiredTrainingUnitIds,
    instructions,
    rulesVersion,
    rules,
    privacyVersion,
    privacyNotice,
    certificateTitle,
    certificateIssuer,
    certificateValidMonths,
    rehearsal,
    blueprint: toBlueprintDto(exam.blueprint),
    policies: completePolicies(exam.policies),
    maxPoints: pointsOf(exam.maxMillipoints),
    passMarkPoints: pointsOf(exam.passMarkMillipoints),
    registrationCount,
    administersWhole,
    acts,
    createdAt: isoTime(exam.createdAt),
    lockedAt: isoTimeOrNull(exam.lockedAt),
  };
}

export function toExamSummaryDto({ exam, stage }: { exam: ExamSummary; stage: ExamStage }): ExamSummaryDto {
  const { id, title, organisationId, organisationName, state, itemCount, durationMinutes, rehearsal } = exam;
  return {
    id,
    title,
    organisationId,
    organisationName,
    state,
    stage,
    itemCount,
    durationMinutes,
    rehearsal,
    maxPoints: pointsOf(exam.maxMillipoints),
    passMarkPoints: pointsOf(exam.passMarkMillipoints),
    createdAt: isoTime(exam.createdAt),
    lockedAt: isoTimeOrNull(exam.lockedAt),
    opensAt: isoTimeOrNull(exam.opensAt),
    closesAt: isoTimeOrNull(exam.closesAt),
  };
}

export const toReportDto = ({
  satisfiable,
  itemCount,
  maxMillipoints,
  draws,
  faults,
}: BlueprintReport): BlueprintReportDto => ({
  satisfiable,
  itemCount,
  maxPoints: pointsOf(maxMillipoints),
  draws,
  faults,
});

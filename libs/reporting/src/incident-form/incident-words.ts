import type { IncidentDto, IncidentKind } from '@sunflower/exam-session';
import { shanghaiTime } from '@sunflower/platform';

/** As the form of an examination room has them. */
export const WORD_OF_KIND: Record<IncidentKind, string> = {
  power_cut: '断电',
  network_down: '断网',
  device_fault: '设备故障',
  illness: '身体不适',
  suspected_cheating: '疑似作弊',
  identity_doubt: '身份存疑',
  disturbance: '扰乱秩序',
  other: '其他',
};

/** Whom it concerns: a person with the ticket number, or an organisation. */
export const whomOf = ({
  candidateName,
  ticketNumber,
  organisationName,
}: Pick<IncidentDto, 'candidateName' | 'ticketNumber' | 'organisationName'>): string =>
  candidateName === null ? organisationName : `${candidateName}\n${ticketNumber ?? ''}`;

export const timeOf = (iso: string): string => shanghaiTime(Date.parse(iso));

import { Inject, Injectable } from '@nestjs/common';
import {
  groupedAccessCode,
  HallRooms,
  Registrations,
  roomLabel,
  seatLabel,
  Sittings,
  type RegistrationRow,
  type SeatedPerson,
  type SittingRow,
} from '@sunflower/exam';
import { CONFIG, shanghaiTime, type Config } from '@sunflower/platform';
import { NoticeExamRepository } from './notice-exam.repository';
import type { NoticeFacts } from '../text/notice-fields';

export interface Recipient {
  registration: RegistrationRow;
  /** Also the access code. */
  facts: NoticeFacts;
}

type Halls = Awaited<ReturnType<HallRooms['of']>>;

/** The values of the fields, read when a notice is sent: what it says is true then. */
@Injectable()
export class RecipientFacts {
  constructor(
    private readonly exams: NoticeExamRepository,
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
    private readonly hallRooms: HallRooms,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By registration (at most 500), all of one exam; those that are not there any more are left out. */
  async of({
    examId,
    registrationIds,
  }: {
    examId: string;
    registrationIds: readonly string[];
  }): Promise<Map<string, Recipient>> {
    const registrations = await this.registrations.getMany(registrationIds);
    if (registrations.length === 0) return new Map();
    const office = await this.ofOffice(examId);
    const sittings = new Map((await this.sittings.listByExam(examId)).map((sitting) => [sitting.id, sitting]));
    const seats = new Map(
      (await this.hallRooms.peopleOf(registrations.map(({ id }) => id))).map((one) => [one.registrationId, one]),
    );
    const halls = new Map<string, Halls>();
    for (const { sittingId } of registrations)
      if (!halls.has(sittingId)) halls.set(sittingId, await this.hallRooms.of(sittingId));
    return new Map(
      registrations.map((registration) => {
        const facts = {
          ...office,
          ...placeFacts({
            sitting: sittings.get(registration.sittingId),
            seat: seats.get(registration.id),
            halls: halls.get(registration.sittingId) ?? [],
          }),
          姓名: registration.candidateName,
          准考证号: registration.ticketNumber,
          登录码: groupedAccessCode(this.registrations.accessCodeOf(registration)),
        };
        return [registration.id, { registration, facts }];
      }),
    );
  }

  async ofOffice(examId: string): Promise<NoticeFacts> {
    return { 考试名称: await this.exams.titleOf(examId), 查询网址: this.config.publicUrl };
  }
}

function placeFacts({
  sitting,
  seat,
  halls,
}: {
  sitting: SittingRow | undefined;
  seat: SeatedPerson | undefined;
  halls: Halls;
}): NoticeFacts {
  const place = seat?.sittingRoomId ? halls.find(({ room }) => room.id === seat.sittingRoomId) : undefined;
  return {
    场次: sitting?.title ?? '',
    开考时间: sitting ? shanghaiTime(sitting.opensAt) : '',
    考点: place?.site.name ?? sitting?.site ?? '',
    考点地址: place?.site.address ?? '',
    考场: place ? roomLabel(place.room.roomNumber) : '',
    座位: place && seat && seat.seatNumber !== null ? seatLabel(seat.seatNumber) : '',
  };
}
